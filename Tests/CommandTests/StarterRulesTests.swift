import Foundation
import Testing

/// What the shipped models' rules must never leave to the bot.
@Suite struct StarterRulesTests {
    private static let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Models").path

    @Test(arguments: [
        (
            "isp-pt-BR", "sensitive/danger",
            [
                "cabo caiu na rua e tem criança perto", "o modem pegou fogo", "tomei um choque no aparelho",
                "não quero mais viver", "meu pai usa respirador e estamos sem internet",
            ]
        ),
        (
            "isp-pt-BR", "asks_for_person",
            [
                "2a via do boleto, mas quero que um atendente me mande", "I want to talk to a human",
                "quiero hablar con una persona", "me passa pra um atendente, é sobre minha internet lenta",
            ]
        ),
        (
            "hospitality-en", "sensitive/danger",
            [
                "there is smoke in the corridor and the fire alarm is going", "the socket gave me an electric shock",
                "I want to die", "a man with a knife is in the lobby", "the wifi router is smoking",
            ]
        ),
        ("hospitality-en", "asks_for_person", ["quiero hablar con recepción", "je veux parler à quelqu'un"]),
        (
            "retail-en", "sensitive/danger",
            [
                "the charger caught fire", "my finger is swollen and the ring is stuck", "the watch burned my wrist",
                "the battery in the watch leaked acid",
            ]
        ),
        (
            "retail-en", "asks_for_person",
            ["stop bot", "quero falar com uma pessoa", "ich möchte mit einem Mitarbeiter sprechen"]
        ),
    ])
    func `dangers and wishes for a person go to a person`(domain: String, reason: String, texts: [String]) throws {
        try withProgram { program in
            let folder = "\(Self.models)/\(domain)"
            let lines = try program.run(
                ["classify", "--model", "\(folder)/\(domain).triage", "--policy", "\(folder)/policy", "--json"] + texts
            ).objects()
            #expect(lines.count == texts.count)
            for line in lines {
                let decision = try #require(line["decision"] as? [String: Any])
                #expect(decision["route"] as? String == "human", "\(line["text"] ?? "")")
                // Whom the detector takes for being in need gets a person sooner, and that is no fault.
                let found = try #require(decision["reason"] as? String)
                #expect(found == reason || found.hasPrefix("sensitive/"), "\(line["text"] ?? ""): \(found)")
            }
        }
    }
}
