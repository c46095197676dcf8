@testable import Classifiers
import Testing

struct LinkScanTests {
    @Test(arguments: [
        ("see https://maps.example.com/airport-shuttle now", ["see", "now"], 1, 0),
        ("www.example.com", [], 1, 0),
        ("mail me at Ana.Silva@example.com, please", ["mail", "me", "at", "please"], 0, 1),
        ("HTTP://EXAMPLE.COM?", [], 1, 0),
        ("a@b", ["a", "b"], 0, 0),
        ("and/or w/ 3@4", ["and", "or", "w", "3", "4"], 0, 0),
        ("@ana oi", ["ana", "oi"], 0, 0),
    ])
    func `takes links and addresses out`(text: String, words: [String], links: Int, addresses: Int) {
        let folded = TextFolder(languages: []).fold(text)
        #expect(folded.tokens.map { folded.text(of: $0) } == words)
        #expect(folded.linkCount == links && folded.addressCount == addresses)
    }
}
