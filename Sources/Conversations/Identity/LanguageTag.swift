/// A language as systems name it: `pt`, `pt-BR`, `es_419`, `zh-Hans-CN`.
///
/// The shape is that of BCP 47 with a two-letter language, ISO 639-1, which is what replies are written in; `_` is taken for
/// `-`, as locales write it.
package struct LanguageTag: Hashable, Sendable {
    /// Two lower-case letters.
    package let language: String

    /// Nil for text that names no language.
    package init?(_ text: String) {
        guard text.utf8.count <= 35 else { return nil }
        let subtags = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        guard let first = subtags.first, first.utf8.count == 2, first.utf8.allSatisfy(Self.isLetter),
            subtags.dropFirst().allSatisfy({ subtag in
                (1...8).contains(subtag.utf8.count) && subtag.utf8.allSatisfy(Self.isAlphanumeric)
            })
        else { return nil }
        language = first.lowercased()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
