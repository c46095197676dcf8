import ContextEngine
import Conversations
import Testing

@testable import Decisions

@Suite struct `facts.yaml` {
    private func rules(_ text: String?) throws -> FactRules {
        var texts = PolicyFixture.texts()
        texts["facts.yaml"] = text
        return try Policy.read(texts: texts) { _ in "" }.facts
    }

    @Test func `says which facts are looked for, where, and what the domain has of its own`() throws {
        let rules = try rules(
            """
            region: GB
            use: [order_number, date]
            patterns:
              ring_size: 'size\\s?([A-Z])\\b'
            """)
        #expect(rules.region == .unitedKingdom)
        #expect(rules.kinds == [.orderNumber, .date])
        #expect(rules.own.map(\.name) == ["ring_size"])
        #expect(rules.isDistinctive("ring_size") && rules.isDistinctive("order_number"))
        #expect(!rules.isDistinctive("date"))
    }

    @Test func `may be missing: then only what is asked for is read`() throws {
        #expect(try rules(nil).kinds.isEmpty)
    }

    @Test(arguments: [
        ("use: [date]", "facts.yaml:1: region is missing"),
        ("region: XX", "facts.yaml:1: region must be one of"),
        ("region: BR\nuse: [colour]", "facts.yaml:2: use[1] must be one of"),
        ("region: BR\nuse: [free_text]", "facts.yaml:2: use[1] can only be asked for"),
        ("region: BR\npatterns:\n  a: '('", "facts.yaml:3: a is no pattern"),
        ("region: BR\npatterns:\n  date: 'x'", "facts.yaml:3: date is found without a pattern"),
        ("region: BR\npatterns:\n  A b: 'x'", "facts.yaml:3: a name must be"),
        ("region: BR\nuses: []", "facts.yaml:2: unknown key"),
    ])
    func `is refused with file and line`(text: String, problem: String) throws {
        let error = #expect(throws: PolicyError.self) { try rules(text) }
        #expect(error?.description.hasPrefix(problem) == true, "\(error?.description ?? "")")
    }

    @Test func `has a part in the policy's digest only where it is there`() throws {
        func digest(_ facts: String?) throws -> String {
            var texts = PolicyFixture.texts()
            texts["facts.yaml"] = facts
            return try Policy.read(texts: texts) { String(decoding: $0, as: UTF8.self) }.digest
        }
        #expect(try digest(nil) != digest("region: BR"))
        #expect(try digest("region: BR") != digest("region: GB"))
        #expect(try !digest(nil).contains("facts.yaml"))
    }
}
