@testable import Classifiers
import Conversations
import Testing

struct MessageShapesTests {
    /// - Parameter known: whether the model knows the words.
    private func shape(_ text: String, known: Bool = false) -> MessageShape {
        let folded = TextFolder(languages: ["pt", "en"]).fold(text)
        return MessageShapes.shape(of: text, folded: folded, knownWords: known ? folded.tokens.count : 0)
    }

    @Test(arguments: [
        ("(11) 98765-4321", MessageShape.number), ("20/07/2026", .number), ("123.456.789-09", .number),
        ("meu cpf é 123.456.789-09", .number), ("order no. AB12345", .number), ("https://example.com/a?b=c", .link),
        ("ana@example.com", .address), ("👍👍", .emoji), ("?", .punctuation), ("...", .punctuation), ("ok", .reply),
        ("sim, isso", .reply), ("<Media omitted>", .media), ("[áudio]", .media), ("image omitted", .media),
        ("\u{200E}imagem ocultada", .media), ("IMG-20260103-WA0001.jpg (file attached)", .media),
        ("comprovante.pdf", .media),
        ("João Batista", .name),
    ])
    func `fragments carry no request`(text: String, expected: MessageShape) {
        #expect(shape(text) == expected)
    }

    @Test(arguments: [
        "boleto", "wifi password?", "segue o comprovante [imagem]", "see the photo.", "meu pedido 12345 não chegou",
        "manda no ana@example.com o boleto", "check out https://example.com/x and tell me the price",
    ])
    func `words that the model knows are words`(text: String) {
        #expect(shape(text, known: true) == .words)
    }

    @Test(arguments: ["مرحبا", "你好", "Привет"])
    func `words of another script are words, though no model knows them`(text: String) {
        #expect(shape(text) == .words)
    }
}
