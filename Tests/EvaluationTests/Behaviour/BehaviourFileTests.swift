import Conversations
import Testing
import YAMLDocuments

@testable import Evaluation

@Suite struct BehaviourFileTests {
    private func cases(_ test: String) throws -> [BehaviourSuite.Case] {
        try BehaviourFile.read(text: "language: pt\ntests:\n" + test, name: "b.yaml").tests.flatMap(\.cases)
    }

    @Test func `rows say for themselves what is expected, or the test does`() throws {
        let cases = try cases(
            """
              - capability: vocabulary
                type: mft
                expect: {intent: [a/x, a/y]}
                rows:
                  - um boleto
                  - {text: "dois, três", not: a/x, urgent: true}
            """)
        #expect(cases.map(\.text) == ["um boleto", "dois, três"])
        #expect(cases[0].demands == [.intent([IntentLabel("a/x"), IntentLabel("a/y")])])
        #expect(cases[1].demands == [.notIntent([IntentLabel("a/x")]), .flag(.urgent, true)])
        #expect(cases.map(\.line) == [7, 8])
        #expect(cases.allSatisfy { $0.original == nil })
    }

    @Test func `rows of invariance are changed in every way asked for, and pairs stand as they are`() throws {
        let cases = try cases(
            """
              - capability: robustness
                type: inv
                keeps: [category, sentiment]
                perturbations: [capitals, no_accents, greeting]
                variants: 2
                before: ["olhe,"]
                rows: [minha fatura]
                pairs: [[um, dois, tres]]
            """)
        // No accents to take away: no case. Two greetings unless the draw is the same twice.
        let changes = Dictionary(grouping: cases) { $0.change ?? "" }.mapValues { $0.map(\.text) }
        #expect(changes["capitals"] == ["MINHA FATURA"])
        #expect(changes["no_accents"] == nil)
        #expect((1...2).contains(changes["greeting"]?.count ?? 0))
        #expect(changes["before"] == ["olhe, minha fatura"])
        #expect(changes["pair"] == ["dois", "tres"])
        #expect(cases.allSatisfy { $0.demands == [.same(.category), .same(.sentiment)] })
    }

    @Test func `directions`() throws {
        let cases = try cases(
            """
              - capability: negation
                type: dir
                expect: {sentiment: falls}
                rows: [a rede]
                after: [é péssima]
                pairs:
                  - {from: quero, to: [não quero, nunca], intent: changes, confidence: falls}
                  - [bom, ruim]
            """)
        #expect(cases.map(\.text) == ["a rede é péssima", "não quero", "nunca", "ruim"])
        #expect(cases[0].demands == [.moves(.sentiment, .falls)])
        #expect(Set(cases[1].demands) == [.intentChanges, .moves(.confidence, .falls)])
        #expect(cases[3].demands == [.moves(.sentiment, .falls)])
    }

    @Test(arguments: [
        ("tests: []", "b.yaml:1: tests must not be empty"),
        (
            "language: fr\ntests: [{capability: c, type: mft, rows: [a]}]",
            "b.yaml:1: language must be one of pt, en, es"
        ),
        ("tests:\n  - {capability: c, type: mtf, rows: [a]}", "b.yaml:2: type must be one of mft, inv, dir"),
        ("tests:\n  - capability: c\n    type: mft\n    rows: [a]", "b.yaml:4: rows[1] does not say what is expected"),
        (
            "tests:\n  - capability: c\n    type: inv\n    perturbations: [typo]\n    rows: [a]",
            "b.yaml:4: perturbations[1] must be one of typos, no_accents"
        ),
        (
            "tests:\n  - capability: c\n    type: inv\n    perturbations: [greeting]\n    rows: [a]",
            "b.yaml:4: perturbations[1] needs a language in the file or the test"
        ),
        ("tests:\n  - {capability: c, type: inv, rows: [abc]}", "b.yaml:2: tests[1] comes to no case at all"),
        (
            "tests:\n  - {capability: c, type: dir, pairs: [[a, b]]}",
            "b.yaml:2: pairs[1] does not say what is expected"
        ),
        (
            "tests:\n  - {capability: c, type: dir, expect: {urgent: true}, pairs: [[a, b]]}",
            "b.yaml:2: urgent must be one of rises, falls"
        ),
        ("tests:\n  - {capability: c, type: inv, pairs: [[a]]}", "b.yaml:2: pairs[1] needs two texts or more"),
        ("tests:\n  - {capability: c, type: mft, pairs: [[a, b]]}", "b.yaml:2: unknown key 'pairs' in tests[1]"),
        (
            "tests:\n  - {capability: c, type: mft, expect: {intent: a}, rows: [x]}\n"
                + "  - {capability: c, type: mft, expect: {intent: a}, rows: [y]}",
            "b.yaml:3: tests[2] has the name of the test on line 2"
        ),
        ("tests:\n  - {capability: c, type: inv, keeps: [], rows: [a]}", "b.yaml:2: keeps must not be empty"),
        ("tests: {", "b.yaml:"),
        ("- a", "b.yaml:1: the file must be a mapping"),
    ])
    func `what is wrong is told with its line`(text: String, problem: String) {
        let error = #expect(throws: YAMLProblems.self) { try BehaviourFile.read(text: text, name: "b.yaml") }
        #expect(error?.description.contains(problem) == true, "\(error?.description ?? "read")")
    }

    @Test(arguments: [3, 10]) func `a file cannot grow beyond its limit`(thousands: Int) {
        let rows = (0..<thousands * 1000).map { "linha numero \($0)" }.joined(separator: ", ")
        let text = """
            language: pt
            tests:
              - {capability: c, type: inv, perturbations: [typos, greeting], variants: 20, rows: [\(rows)]}
            """
        let error = #expect(throws: YAMLProblems.self) {
            _ = try BehaviourFile.read(text: text, name: "b.yaml")
        }
        #expect(error?.description == "b.yaml:3: tests[1] brings the file over 100000 cases")
    }
}
