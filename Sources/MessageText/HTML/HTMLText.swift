/// HTML as the lines that a reader would see.
package enum HTMLText {
    /// Bytes of a document that are read.
    package static let limit = 512 * 1024

    /// The visible lines of a document, with what its structure says about them.
    package static func lines(_ html: String) -> [MarkedLine] {
        var builder = HTMLLineBuilder()
        HTMLEvents.read(HTMLBounds.bounded(html.utf8.prefix(limit)), into: &builder)
        return builder.finish()
    }

    /// Whether a text that came without its type is plainly HTML: it begins with a tag that mail programs write, and
    /// some tag in it is closed.
    package static func isLikely(_ text: String) -> Bool {
        var rest = text.utf8.prefix(4096).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }[...]
        guard rest.first == UInt8(ascii: "<") else { return false }
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "!") { rest = rest.dropFirst() }
        let name = String(decoding: rest.prefix { isNameByte($0) }.prefix(16), as: UTF8.self).lowercased()
        let after = rest.dropFirst(name.utf8.count).first
        guard openings.contains(name), let after,
            after == UInt8(ascii: ">") || after == 0x20 || after == 0x0A
                || after == 0x0D || after == UInt8(ascii: "/")
        else { return false }
        return rest.contains(UInt8(ascii: ">"))
    }

    private static let openings: Set<String> = [
        "doctype", "html", "head", "body", "meta", "style", "div", "p", "span", "table", "br", "font", "center", "b",
        "strong", "i", "em", "h1", "h2", "h3", "ul", "ol", "blockquote", "pre", "section", "article", "title", "u",
    ]

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

/// A line of a mail as a reader sees it, with what the mail's structure says about it.
package struct MarkedLine: Hashable, Sendable {
    /// What the elements around a line are for.
    package enum Mark: Hashable, Sendable { case none, quotation, attribution, signature }

    package var text: String
    package var mark: Mark

    package init(text: String, mark: Mark = .none) {
        self.text = text
        self.mark = mark
    }
}
