import Testing

@testable import Training

@Suite struct PhraseAlternativesTests {
    @Test func `groups multiply out in order`() {
        #expect(PhraseAlternatives.expand("conta da (internet|net)") == ["conta da internet", "conta da net"])
        #expect(PhraseAlternatives.expand("(a|b c) x (1|2)") == ["a x 1", "a x 2", "b c x 1", "b c x 2"])
        #expect(PhraseAlternatives.expand("plain") == ["plain"])
    }

    @Test(arguments: ["(a", "a)", "(a|(b|c))", String(repeating: "(a|b)", count: 20)])
    func `what does not match or grows too large is refused`(text: String) {
        #expect(PhraseAlternatives.expand(text) == nil)
    }
}
