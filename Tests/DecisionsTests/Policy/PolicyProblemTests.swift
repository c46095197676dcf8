import Conversations
import Foundation
import Testing
import YAMLDocuments

@testable import Decisions

@Suite struct `A policy that is wrong` {
    private func problems(_ texts: [String: String]) -> [String] {
        do {
            _ = try Policy.read(texts: texts) { _ in "" }
            return []
        } catch {
            guard case .invalid(let problems) = error else { return [] }
            return problems.map(\.description)
        }
    }

    @Test(arguments: [
        ("thresholds:\n  default: 1.5\n", "policy.yaml:2: default must be a number between 0 and 1, or never"),
        (
            "thresholds:\n  default: 0.7\n  categories:\n    tecnical: 0.8\n",
            "policy.yaml:4: no category in replies.yaml is called that"
        ),
        (
            "thresholds:\n  default: 0.7\n  categories:\n    technical/slow_connection: never\n",
            "policy.yaml:4: this is an intent: it belongs under intents"
        ),
        (
            "thresholds:\n  default: 0.7\n  intents:\n    technical: 0.8\n",
            "policy.yaml:4: no intent in replies.yaml is called that"
        ),
        ("ambiguous: {margin: 0.1}\n", "policy.yaml:1: thresholds is missing in the file"),
        (
            "thresholds: {default: 0.7}\nfrustrated:\n  priority: highest\n",
            "policy.yaml:3: priority must be one of low, normal, high, urgent"
        ),
        (
            "thresholds: {default: 0.7}\nfrustrated:\n  team: nobody\n",
            "policy.yaml:3: team is not a team in teams.yaml"
        ),
        ("thresholds: {default: 0.7}\nfrustrated:\n  enabled: yes\n", "policy.yaml:3: enabled must be true or false"),
        (
            "thresholds: {default: 0.7}\nurgent: {except: [technical/slow]}\n",
            "policy.yaml:2: except[1] is not an intent in replies.yaml"
        ),
        (
            "thresholds: {default: 0.7}\nout_of_scope: {then: shout}\n",
            "policy.yaml:2: then must be one of reply, person"
        ),
        (
            "thresholds: {default: 0.7}\ntoo_many_automatic_turns: {limit: 0}\n",
            "policy.yaml:2: limit must be a whole number between 1 and 1000"
        ),
        (
            "thresholds: {default: 0.7}\nfrustated: {}\n",
            "policy.yaml:2: unknown key 'frustated' in the file, expected ambiguous"
        ),
        (
            "thresholds: {default: 0.7}\ncustomer_tier:\n  gold: {then: raise_priority}\n",
            "policy.yaml:3: priority is missing in gold"
        ),
        (
            "thresholds: {default: 0.7}\ncustomer_tier:\n  gold:\n    then: raise_priority\n    priority: high\n    team: desk\n",
            "policy.yaml:6: team has no effect with raise_priority"
        ),
        ("thresholds: [1]\n", "policy.yaml:1: thresholds must be a mapping, not a list"),
    ])
    func `policy.yaml: one line that says what and where`(text: String, expected: String) {
        let shown = problems(PolicyFixture.texts(policy: text))
        #expect(shown.count == 1)
        #expect(shown.first?.hasPrefix(expected) == true, "\(shown)")
    }

    @Test(arguments: [
        ("replies:\n  technical/: x\n", "replies.yaml:2: an intent must be a label of the model"),
        ("replies:\n  ' a/b': x\n", "replies.yaml:2: an intent must be a label of the model"),
        (
            "replies:\n  a/b: 'Hi {{customer.cpf}}'\n",
            "replies.yaml:2: a/b uses {{customer.cpf}}, which is not one of customer.name"
        ),
        ("replies:\n  a/b: 'Hi {{customer.name'\n", "replies.yaml:2: a/b has a {{ without its }}"),
        (
            "replies:\n  a/b: 'Hi {{company.fax}}'\n",
            "replies.yaml:2: a/b uses {{company.fax}}, which replies.yaml does not define"
        ),
        ("replies:\n  a/b: 'Hi {{reply}}'\n", "replies.yaml:2: a/b may use {{reply}} only in a layout"),
        ("layouts: {email: Dear}\nreplies: {}\n", "replies.yaml:1: email must contain {{reply}} once"),
        (
            "layouts: {fax: '{{reply}}'}\nreplies: {}\n",
            "replies.yaml:1: a channel must be one of whatsapp, email, web_chat, phone"
        ),
        (
            "replies:\n  a/b:\n    text: Hi\n    actions: [explode]\n",
            "replies.yaml:4: actions[1] is not one of the actions"
        ),
        (
            "replies:\n  a/b:\n    person: true\n    text: Hi\n",
            "replies.yaml:3: a/b is for people and has a text as well"
        ),
        ("replies:\n  a/b: {person: false}\n", "replies.yaml:2: text is missing in a/b"),
        ("replies:\n  a/b: '   '\n", "replies.yaml:2: a/b must not be blank"),
        ("replies:\n  a/b: []\n", "replies.yaml:2: a/b must have 1 to 8 wordings"),
        ("replies:\n  a/b: x\n  a/b: y\n", "replies.yaml:3: duplicate key 'a/b'"),
        ("replies:\n  a/b: {text: x, chanels: {}}\n", "replies.yaml:2: unknown key 'chanels' in a/b"),
    ])
    func `replies.yaml: one line that says what and where`(text: String, expected: String) {
        let shown = problems(PolicyFixture.texts(replies: text)).filter { $0.hasPrefix("replies.yaml") }
        #expect(shown.count == 1)
        #expect(shown.first?.hasPrefix(expected) == true, "\(shown)")
    }

    @Test(arguments: [
        ("teams: {a: {}}\nfallback: a\nnotices: {default: x}\n", "teams.yaml:1: name is missing in a"),
        ("teams: {'A b': {name: x}}\nfallback: a\nnotices: {default: x}\n", "teams.yaml:1: a name must be 1 to 64"),
        (
            "teams: {a: {name: x}}\nfallback: b\nnotices: {default: x}\n",
            "teams.yaml:2: fallback is not a team in teams.yaml"
        ),
        ("teams: {a: {name: x}}\nfallback: a\nnotices: {}\n", "teams.yaml:3: notices must have a default"),
        (
            "teams: {a: {name: x}}\nfallback: a\nnotices: {default: x, fun: y}\n",
            "teams.yaml:3: a notice belongs to default or to a reason"
        ),
        (
            "teams: {a: {name: x}}\nfallback: a\nroutes: {cooking: a}\nnotices: {default: x}\n",
            "teams.yaml:3: no category or intent"
        ),
    ])
    func `teams.yaml: one line that says what and where`(text: String, expected: String) {
        let shown = problems(PolicyFixture.texts(teams: text))
        #expect(shown.first { $0.hasPrefix("teams.yaml") }?.hasPrefix(expected) == true, "\(shown)")
    }

    @Test(arguments: [
        ("time_zone: Mars/Base\nweek: always\nafter_hours: x\n", "hours.yaml:1: time_zone must be a time zone such as"),
        ("time_zone: UTC\nweek: {monday: [8-18]}\nafter_hours: x\n", "hours.yaml:2: monday[1] must be hours such as"),
        ("time_zone: UTC\nweek: {moonday: []}\nafter_hours: x\n", "hours.yaml:2: unknown key 'moonday'"),
        ("time_zone: UTC\nweek: always\n", "hours.yaml:1: after_hours is missing"),
        (
            "time_zone: UTC\nweek: always\nholidays: [{date: 31/12}]\nafter_hours: x\n",
            "hours.yaml:3: date must be a date"
        ),
        (
            "time_zone: UTC\nweek: always\nholidays:\n  - {date: 2026-02-29}\nafter_hours: x\n",
            "hours.yaml:4: date must be a date"
        ),
        (
            "time_zone: UTC\nweek: always\nday_names: {today: t}\nafter_hours: x\n",
            "hours.yaml:3: tomorrow is missing in day_names"
        ),
    ])
    func `hours.yaml: one line that says what and where`(text: String, expected: String) {
        let shown = problems(PolicyFixture.texts(hours: text))
        #expect(shown.first?.hasPrefix(expected) == true, "\(shown)")
    }

    @Test func `is told whole, all files at once`() {
        let shown = problems(
            PolicyFixture.texts(
                policy: "thresholds: {default: 2}\nfrustrated: {priority: x}\n",
                hours: "time_zone: X\nweek: always\nafter_hours: y\n"))
        #expect(shown.count == 3)
    }

    @Test func `needs its four files`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in PolicyFixture.texts() where name != "teams.yaml" {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
        let error = #expect(throws: PolicyError.self) { try Policy.load(folder: folder.path) { _ in "" } }
        #expect(error?.description == "teams.yaml: cannot be read: there is no such file")
        try Data(PolicyFixture.teams.utf8).write(to: folder.appending(path: "teams.yaml"))
        #expect(throws: Never.self) { try Policy.load(folder: folder.path) { _ in "" } }
    }

    @Test func `has a digest that every file has a part in`() throws {
        func digest(_ texts: [String: String]) throws -> String {
            try Policy.read(texts: texts) { bytes in String(decoding: bytes, as: UTF8.self) }.digest
        }
        let first = try digest(PolicyFixture.texts())
        #expect(try digest(PolicyFixture.texts()) == first)
        for name in Policy.fileNames {
            var texts = PolicyFixture.texts()
            texts[name, default: ""] += "\n# changed\n"
            #expect(try digest(texts) != first)
        }
    }
}
