/// Writes out the alternatives of a phrase: `conta da (internet|net)` is two phrases.
///
/// Groups may stand side by side, not inside one another; an alternative may have several words.
enum PhraseAlternatives {
    /// More than any phrase needs, and few enough that a slip does not fill the memory.
    static let limit = 2_000

    /// - Returns: every phrase, in order; nil when parentheses do not match or there are more than ``limit``.
    static func expand(_ text: String) -> [String]? {
        var phrases = [""]
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "(" || $0 == ")" }) {
            guard rest[open] == "(", let close = rest[open...].firstIndex(of: ")") else { return nil }
            let group = rest[rest.index(after: open)..<close]
            guard !group.contains("(") else { return nil }
            let fixed = rest[..<open]
            let alternatives = group.split(separator: "|", omittingEmptySubsequences: false)
            guard phrases.count * alternatives.count <= limit else { return nil }
            phrases = phrases.flatMap { phrase in alternatives.map { phrase + fixed + $0 } }
            rest = rest[rest.index(after: close)...]
        }
        return phrases.map { $0 + rest }
    }
}
