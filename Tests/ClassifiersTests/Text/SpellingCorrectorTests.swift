@testable import Classifiers
import Testing

struct SpellingCorrectorTests {
    private func corrected(_ text: String, _ vocabulary: String) -> [String] {
        let words = vocabulary.split(separator: " ").map { Array($0.utf8) }
        let known = Set(words.map { ByteHash.hash($0.span) })
        let folded = TextFolder(languages: ["en"]).fold(text)
        let result = SpellingCorrector(words: words).corrected(folded, isKnown: known.contains) { _ in false } ?? folded
        var end = 0
        for token in result.tokens {
            #expect(token.start == end && token.hash == ByteHash.hash(result.text(of: token)))
            end = token.end
        }
        return result.tokens.map { result.text(of: $0) }
    }

    @Test(arguments: ["passwrd", "passsword", "pasword", "passwprd", "psasword", "apssword", "passwodr", "password"])
    func `takes one slip back`(slip: String) {
        #expect(corrected("my \(slip) now", "password booking") == ["my", "password", "now"])
    }

    @Test(arguments: ["psaswrod", "passwo", "word", "pass1word", "пароль"])
    func `leaves other words alone`(word: String) {
        #expect(corrected(word, "password booking") == [word])
    }

    @Test func `leaves alone what could be two words, and short words`() {
        #expect(corrected("bank bonk", "book bunk bank") == ["bank", "bonk"])
        #expect(corrected("teh cat", "the car") == ["teh", "cat"])
    }

    @Test func `several slips in one message`() {
        #expect(corrected("chnage my bookign pleas", "change my booking") == ["change", "my", "booking", "please"])
    }

    @Test func `a vocabulary beyond the limit corrects nothing`() {
        let words = (0...SpellingCorrector.wordLimit).map { Array("w\($0)".utf8) } + [Array("password".utf8)]
        let folded = TextFolder(languages: ["en"]).fold("passwrd")
        #expect(
            SpellingCorrector(words: words).corrected(folded, isKnown: { _ in false }, covered: { _ in false }) == nil)
    }
}
