import Classifiers
import Conversations
import Testing
import Training
import YAMLDocuments

struct RuleFileTests {
    private func rules(_ text: String) throws -> RuleSet {
        try RuleFile.read(YAMLDocument.read(text: text, name: "rules.yaml"))
    }

    @Test func `reads rules and boosts`() throws {
        let set = try rules(
            #"""
            rules:
              - name: copy
                keywords: [boleto, "segunda via", fatura*]
                pattern: '\b2a?\s*via\b'
                intent: financial/second_copy_invoice
                weight: 0.3
              - name: person
                keywords: [atendente]
                human: true
              - name: sure
                pattern: 'xyz'
                intent: general/greeting
            profile:
              - {when: open_invoice, boost: financial, weight: 0.1}
              - {when: tier, is: gold, boost: commercial/plan_info, weight: -0.05}
            """#)
        #expect(set.rules.map(\.name) == ["copy", "person", "sure"])
        #expect(set.rules[0].verdict == .weight(0.3, intent: IntentLabel("financial/second_copy_invoice")))
        #expect(set.rules[1].verdict == .human)
        #expect(set.rules[2].verdict == .intent(IntentLabel("general/greeting")))
        #expect(set.boosts.map(\.signal) == [.openInvoice, .tier("gold")])
    }

    @Test(arguments: [
        ("rules:\n  - name: a\n    keywords: [x]", "rules.yaml:2:"),
        ("rules:\n  - name: a\n    human: true", "rules.yaml:2:"),
        ("rules:\n  - name: a\n    pattern: '('\n    human: true", "rules.yaml:3:"),
        ("rules:\n  - name: a\n    keywords: [x]\n    human: true\n    weight: 1", "rules.yaml:2:"),
        (
            "rules:\n  - {name: a, keywords: [x], human: true}\n  - {name: a, keywords: [y], human: true}",
            "rules.yaml:3:"
        ),
        ("rules:\n  - {name: a, keywords: [x], intent: b, weight: 99}", "rules.yaml:2:"),
        ("profile:\n  - {when: moon, boost: b, weight: 0.1}", "rules.yaml:2:"),
        ("profile:\n  - {when: tier, boost: b, weight: 0.1}", "rules.yaml:2:"),
        ("roles: []", "rules.yaml:1:"),
    ])
    func `what is wrong is told with its line`(text: String, expected: String) {
        let error = #expect(throws: YAMLProblem.self) { try rules(text) }
        #expect(error.map { "\($0)".hasPrefix(expected) } == true, "\(String(describing: error))")
    }

    @Test func `reads concepts, and refuses phrases that match nothing`() throws {
        func concepts(_ text: String) throws -> ConceptLexicon {
            try ConceptFile.read(YAMLDocument.read(text: text, name: "concepts.yaml"))
        }
        let lexicon = try concepts("negations: [deixar]\nconcepts:\n  slow: [lent*, \"não carrega\"]\n  copy: [2ª via]")
        #expect(lexicon.concepts.map(\.name) == ["slow", "copy"])
        #expect(lexicon.negations == ["deixar"])
        for bad in [
            "concepts:\n  a: [\"...\"]", "concepts:\n  a: [\"x*y\"]", "concepts:\n  a: [a b c d e f g h i]", "{}",
        ] {
            #expect(throws: YAMLProblem.self) { try concepts(bad) }
        }
    }
}
