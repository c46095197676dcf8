/// Takes `<!-- … -->` out of Markdown, line by line; a comment may begin and end anywhere.
struct MarkdownComments {
    /// The line on which the comment began that is still open; nil outside of comments.
    private(set) var openSince: Int?

    /// What a line holds outside of comments.
    mutating func strip(_ line: String, number: Int) -> String {
        guard openSince != nil || line.contains("<!--") else { return line }
        var kept = ""
        var rest = line[...]
        while !rest.isEmpty {
            if openSince != nil {
                guard let end = Self.end(in: rest) else { return kept }
                rest = rest[end...]
                openSince = nil
            } else {
                guard let start = rest.firstRange(of: "<!--") else { return kept + rest }
                kept += rest[..<start.lowerBound]
                rest = rest[start.upperBound...]
                openSince = number
            }
        }
        return kept
    }

    /// The index behind the comment's end; HTML knows two spellings of it.
    private static func end(in text: Substring) -> Substring.Index? {
        let ends = [text.firstRange(of: "-->"), text.firstRange(of: "--!>")].compactMap { $0?.upperBound }
        return ends.min()
    }
}
