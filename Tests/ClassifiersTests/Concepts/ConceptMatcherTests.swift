import Classifiers
import Testing

struct ConceptMatcherTests {
    private let folder = TextFolder(languages: ["pt"])
    private let lexicon = ConceptLexicon(
        concepts: [
            .init(name: "second_copy", phrases: ["segunda via", "2ª via", "boleto*"]),
            .init(name: "cancel", phrases: ["cancel*", "encerrar o contrato"]),
            .init(name: "down", phrases: ["não funciona", "sem internet", "não _ nada", "_ travou"]),
            .init(name: "endless", phrases: ["a b c d e f g h i j", ""]),
        ], negations: ["deixar"])

    private func found(_ text: String) -> [String] {
        let matcher = ConceptMatcher(lexicon, folder: folder, languages: ["pt"])
        return matcher.matches(in: folder.fold(text)).map {
            ($0.isNegated ? "not " : "") + lexicon.concepts[$0.concept].name + " \($0.start)-\($0.end)"
        }
    }

    @Test(arguments: [
        ("quero a 2a via dos boletos", ["second_copy 2-4", "second_copy 5-6"]),
        ("SEGUNDA   VIA", ["second_copy 0-2"]),
        ("segunda-feira via zap", []),
        ("quero cancelar", ["cancel 1-2"]),
        ("não quero cancelar", ["not cancel 2-3"]),
        ("não, quero cancelar", ["cancel 2-3"]),
        ("n quero cancelar", ["not cancel 2-3"]),
        ("não sei bem como faço para cancelar", ["cancel 6-7"]),
        ("deixar de cancelar", ["not cancel 2-3"]),
        ("não funciona", ["down 0-2"]),
        ("não carrega nada", ["down 0-3"]),
        ("não nada", []), ("travou", []), ("tudo travou", ["down 0-2"]),
        ("a b c d e f g h i j", []),
        ("", []),
    ])
    func `finds phrases and what negates them`(text: String, expected: [String]) {
        #expect(found(text) == expected)
    }

    @Test func `an open word does not swallow a shorter one`() {
        #expect(found("bole") == [])
        #expect(found("boleto") == ["second_copy 0-1"])
    }
}
