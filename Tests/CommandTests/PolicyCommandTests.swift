import Foundation
import Testing

@Suite struct PolicyCommandTests {
    @Test func `init writes a policy that is sound, answers nothing, and takes replies and tuned thresholds`() throws {
        try withProgram { program in
            try program.train()
            let made = try program.run(["policy", "init", "--model", "m.triage", "--output", "p"])
            #expect(made.exitCode == 0 && made.errors.isEmpty, "\(made.errors)")
            #expect(made.output.hasPrefix("p: policy for 4 intents"))
            let replies = String(decoding: program.contents("p/replies.yaml") ?? Data(), as: UTF8.self)
            for intent in ["billing/second_copy", "plans/cancel", "technical/slow", "out_of_scope"] {
                #expect(replies.contains("\n  \(intent): {person: true}\n"), "\(replies)")
            }
            // Portuguese rows, Portuguese words.
            let teams = String(decoding: program.contents("p/teams.yaml") ?? Data(), as: UTF8.self)
            #expect(teams.contains("atendimento"))
            let check = try program.run(["policy", "check", "p", "--model", "m.triage", "--json"])
            #expect(check.exitCode == 0, "\(check.errors)")
            #expect(try check.object()["uncovered"] as? [String] == [])
            #expect(try check.object()["thresholds"] as? [String: Double] == [:])
            let answer = [
                "classify", "--model", "m.triage", "--policy", "p", "--json", "preciso de ajuda com segunda via",
            ]
            func route() throws -> String? {
                (try program.run(answer).object()["decision"] as? [String: Any])?["route"] as? String
            }
            #expect(try route() == "human")

            try program.write(
                "p/replies.yaml",
                replies.replacing("billing/second_copy: {person: true}", with: "billing/second_copy: Eis."))
            let policy = String(decoding: program.contents("p/policy.yaml") ?? Data(), as: UTF8.self)
            try program.write("p/policy.yaml", policy.replacing("default: never", with: "default: 0.3"))
            #expect(try route() == "auto")
        }
    }

    @Test func `nothing is written over, and no half policy is left`() throws {
        try withProgram { program in
            try program.train()
            try FileManager.default.createDirectory(
                atPath: program.folder + "/p", withIntermediateDirectories: true)
            try program.write("p/teams.yaml", "mine")
            let refused = try program.run(["policy", "init", "--model", "m.triage", "--output", "p"])
            #expect(refused.exitCode == 2 && refused.errors.contains("p/teams.yaml: is there already"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder + "/p") == ["teams.yaml"])
            for bad in [["--language", "fr"], ["--time-zone", "Mars/Olympus"], ["--model", "none.triage"]] {
                var arguments = ["--model": "m.triage", "--output": "q"]
                arguments[bad[0]] = bad[1]
                let result = try program.run(["policy", "init"] + arguments.flatMap { [$0.key, $0.value] })
                #expect(result.exitCode == 2 && result.errorLines.count == 1, "\(bad): \(result.errors)")
                #expect(!FileManager.default.fileExists(atPath: program.folder + "/q/policy.yaml"))
            }
        }
    }

    @Test func `check tells every problem, and the model's intents that the policy leaves out`() throws {
        try withProgram { program in
            try program.train()
            #expect(
                try program.run(["policy", "init", "--model", "m.triage", "--output", "p", "--language", "es"]).exitCode
                    == 0)
            let replies = String(decoding: program.contents("p/replies.yaml") ?? Data(), as: UTF8.self)
            try program.write("p/replies.yaml", replies.replacing("  plans/cancel: {person: true}\n", with: ""))
            let check = try program.run(["policy", "check", "p", "--model", "m.triage"])
            #expect(check.exitCode == 0 && check.output.contains("does not list: plans/cancel"), "\(check.output)")
            try program.write("p/replies.yaml", replies.replacing("plans/cancel", with: "plans/pause"))
            let unknown = try program.run(["policy", "check", "p", "--model", "m.triage"])
            #expect(unknown.exitCode == 2 && unknown.errors.contains("plans/pause"))
            #expect(try program.run(["policy", "check", "p"]).exitCode == 0)
            try program.write("p/policy.yaml", "thresholds: {default: 7}\nmargin: 1\n")
            let bad = try program.run(["policy", "check", "p"])
            #expect(bad.exitCode == 2 && bad.errorLines.count == 2 && bad.output.isEmpty, "\(bad.errors)")
            #expect(bad.errorLines.allSatisfy { $0.hasPrefix("p/policy.yaml:") })
        }
    }

    /// Labels as public corpora have them: no category, capitals, marks.
    @Test func `flat labels work all the way: training, policy, thresholds, replies, reports`() throws {
        try withProgram { program in
            var train = ["text,intent"]
            var tune = ["text,intent"]
            let words = [
                "card_arrival": ["cartão", "chegada do cartão", "entrega"],
                "Refund_not_showing_up": ["reembolso", "estorno"],
                "reverted_card_payment?": ["pagamento devolvido", "compra revertida"],
            ]
            for (label, things) in words.sorted(by: { $0.key < $1.key }) {
                for thing in things {
                    for frame in ["quero saber de {}", "cadê {}", "{} por favor", "e {} hein", "sobre {}"] {
                        train.append("\(frame.replacing("{}", with: thing)),\(label)")
                    }
                    for index in 0..<60 { tune.append("\(index) vezes perguntei de \(thing) \(index * 7),\(label)") }
                }
            }
            try program.write("train.csv", train.joined(separator: "\n"))
            try program.write("tune.csv", tune.joined(separator: "\n"))
            #expect(try program.run(["train", "--corpus", "train.csv", "--output", "m.triage"]).exitCode == 0)
            #expect(try program.run(["policy", "init", "--model", "m.triage", "--output", "p"]).exitCode == 0)
            var replies = String(decoding: program.contents("p/replies.yaml") ?? Data(), as: UTF8.self)
            replies = replies.replacing("card_arrival: {person: true}", with: "card_arrival: Em dois dias.")
            replies = replies.replacing(
                "\"reverted_card_payment?\": {person: true}", with: "\"reverted_card_payment?\": Foi.")
            try program.write("p/replies.yaml", replies)
            let tuned = try program.run([
                "tune", "--model", "m.triage", "--corpus", "tune.csv", "--target-precision", "0.9", "--output", "p",
                "--json",
            ])
            #expect(tuned.exitCode == 0, "\(tuned.errors)")
            let categories = try #require(try tuned.object()["categories"] as? [String: [String: Any]])
            #expect(Set(categories.keys) == Set(words.keys))
            #expect(categories["card_arrival"]?["threshold"] as? Double != nil)
            let result = try program.run([
                "classify", "--model", "m.triage", "--policy", "p", "--json", "cadê a chegada do cartão",
            ]).object()
            #expect(result["intent"] as? String == "card_arrival" && result["category"] as? String == "card_arrival")
            #expect((result["decision"] as? [String: Any])?["route"] as? String == "auto", "\(result)")
            let report = try program.run([
                "eval", "--model", "m.triage", "--corpus", "tune.csv", "--policy", "p", "--format", "json",
            ]).object()
            let answered = (report["policy"] as? [String: Any])?["categories"] as? [String: [String: Any]]
            #expect((answered?["card_arrival"]?["answered"] as? Int ?? 0) > 100)
            #expect(answered?["Refund_not_showing_up"]?["answered"] as? Int == 0)
        }
    }
}
