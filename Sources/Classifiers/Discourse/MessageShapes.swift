import Conversations
import Foundation

/// Tells messages that ask for something from fragments, by what they are made of.
enum MessageShapes {
    /// Bytes of a message that may be what a channel writes in the place of a file.
    private static let placeholderLimit = 120
    /// Words of a name at most.
    private static let nameLimit = 5

    /// - Parameters:
    ///   - folded: the whole message.
    ///   - knownWords: how many of its different words the model knows.
    static func shape(of text: String, folded: FoldedText, knownWords: Int) -> MessageShape {
        if text.utf8.count <= placeholderLimit, isPlaceholder(text) { return .media }
        // No model reads these, but whoever wrote them said something.
        if text.unicodeScalars.contains(where: isLetterOfAnotherScript) { return .words }
        var (words, numbers, symbols, others) = (0, 0, 0, 0)
        var isReply = true
        for token in folded.tokens {
            if token.traits.contains(.symbol) {
                symbols += 1
            } else if token.traits.contains(.number) || isCode(token, in: folded) {
                numbers += 1
            } else if replies.contains(token.hash) {
                words += 1
            } else if labels.contains(token.hash) {
                others += 1
                isReply = false
            } else {
                words += 1
                isReply = false
            }
        }
        if words == 0 || words > 0 && isReply && words <= 3 {
            if words > 0, numbers == 0, folded.linkCount == 0, folded.addressCount == 0, others == 0 { return .reply }
            if folded.linkCount > 0, words == 0 { return .link }
            if folded.addressCount > 0, words == 0 { return .address }
            if numbers > 0, words == 0 { return .number }
            if symbols > 0, words == 0, others == 0 { return .emoji }
            if words == 0, others == 0 { return .punctuation }
        }
        if words + others <= nameLimit, knownWords == 0 { return numbers > 0 ? .number : .name }
        return .words
    }

    /// A letter beyond the Latin ones; the letters among symbols and emoji are none.
    private static func isLetterOfAnotherScript(_ scalar: Unicode.Scalar) -> Bool {
        let isLatin = scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value)
        return !isLatin && scalar.value < 0x1_F000 && scalar.properties.isAlphabetic
            && scalar.properties.generalCategory != .otherSymbol
    }

    /// Letters and digits mixed, such as an order's number.
    private static func isCode(_ token: FoldedText.Token, in folded: FoldedText) -> Bool {
        guard token.length >= 5 else { return false }
        let bytes = folded.bytes[token.start..<token.end]
        return bytes.count { $0 &- 0x30 < 10 } >= 3
    }

    /// Words that only say what kind of number stands beside them.
    private static let labels = hashes(
        """
        cpf cnpj rg cep numero num nr protocolo pedido codigo cod data telefone celular contrato matricula nota reserva \
        number no order ref reference booking reservation confirmation code id phone account ticket invoice room \
        the is my o meu minha e a it its here aqui segue pedido
        """)

    /// Words that answer a question and say nothing without one.
    private static let replies = hashes(
        """
        ok okay sim nao isso certo beleza blz claro entendi ta bom hum ah aham uhum show perfeito exato correto pode ser \
        yes no yeah yep nope sure right got it fine alright great cool good hmm oh si vale bueno correct exactly
        """)

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").map { ByteHash.hash(String($0)) })
    }

    // MARK: Placeholders

    private static let mediaWords: Set<String> = [
        "audio", "image", "imagem", "foto", "photo", "picture", "video", "voice", "sticker", "figurinha", "gif",
        "media",
        "midia", "documento", "document", "file", "arquivo", "anexo", "attachment", "location", "localizacao",
        "ubicacion",
        "contato", "contact", "imagen", "archivo", "ptt", "nota de voz", "mensagem de voz", "voice message",
        "voice note",
        "live location", "localizacao em tempo real", "mensagem apagada", "this message was deleted", "poll", "enquete",
    ]

    private static let fileEndings: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "pdf", "doc", "docx", "xls", "xlsx", "opus", "ogg", "oga",
        "mp3",
        "m4a", "aac", "wav", "amr", "mp4", "mov", "avi", "3gp", "mkv", "vcf", "zip", "rar", "txt", "csv", "svg", "bmp",
        "tif",
        "tiff", "ppt", "pptx", "eml", "ics",
    ]

    /// `<Media omitted>`, `[áudio]`, `image omitted`, `IMG-2031.jpg (file attached)`.
    private static func isPlaceholder(_ text: String) -> Bool {
        var line = text.trimmingSpaces
        // WhatsApp's exports begin such a line with an invisible mark.
        line.unicodeScalars.removeAll { $0.properties.isDefaultIgnorableCodePoint }
        guard let first = line.first, let last = line.last else { return false }
        let plain = line.lowercased().folding(options: .diacriticInsensitive, locale: nil)
        let words = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard !words.isEmpty else { return false }
        if brackets.contains(where: { $0.0 == first && $0.1 == last }) {
            return words.count <= 6 && words.contains { mediaWords.contains($0) || fileEndings.contains($0) }
        }
        if isFileName(plain, words: words.count) { return true }
        return words.count <= 3 && words.last.map { omitted.contains($0) } ?? false
    }

    private static let brackets: [(Character, Character)] = [("<", ">"), ("[", "]"), ("(", ")")]
    private static let omitted: Set<String> = [
        "omitted", "omitido", "omitida", "oculta", "oculto", "ocultada", "ocultado",
    ]

    /// A file's name and nothing beside it but that it is attached.
    private static func isFileName(_ plain: String, words: Int) -> Bool {
        guard words <= 8, let dot = plain.lastIndex(of: ".") else { return false }
        let ending = plain[plain.index(after: dot)...].prefix { $0.isLetter || $0.isNumber }
        guard fileEndings.contains(String(ending)) else { return false }
        let name = plain[..<dot]
        let rest = plain[dot...].dropFirst(ending.count + 1)
        let isAlone = !rest.contains(where: \.isLetter) || rest.contains("attached") || rest.contains("anexado")
        // "Foto 2026.jpg" is a name; a sentence that ends in one is not.
        return isAlone && (!name.contains(" ") || name.count { $0 == " " } <= 2 && name.contains(where: \.isNumber))
    }
}
