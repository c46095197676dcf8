/// Text to folded tokens, a byte at a time.
///
/// Lower case, no accents, shorthand spelt out, letters repeated three times or more written once, laughter one
/// word, long numbers reduced to their length. Malformed input cannot occur: strings are valid UTF-8.
package struct TextFolder: Sendable {
    /// Bytes of a message that are looked at; what lies beyond cannot change the outcome.
    package static let byteLimit = 16 * 1024
    /// Tokens of a message that are kept.
    package static let tokenLimit = 1024
    /// Bytes of a token that are kept.
    package static let tokenByteLimit = 64

    private let abbreviations: Abbreviations

    /// - Parameter languages: ISO 639-1 codes whose shorthand applies, most important first.
    package init(languages: [String]) {
        abbreviations = Abbreviations(languages: languages)
    }

    package func fold(_ text: String) -> FoldedText {
        var bytes = Array(text.utf8.prefix(Self.byteLimit))
        let removed = LinkScan.blank(&bytes)
        var pass = FoldingPass(abbreviations: abbreviations, capacity: bytes.count)
        pass.run(bytes.span)
        if removed.links + removed.addresses > 0 { pass.count(links: removed.links, addresses: removed.addresses) }
        return pass.folded
    }
}
