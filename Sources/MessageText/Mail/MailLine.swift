/// One line of a mail and what it is.
package struct MailLine: Hashable, Sendable {
    /// What a line of a mail is.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What the customer says now.
        case own
        case greeting
        case signOff
        case signature
        /// "Sent from my iPhone", and what virus scanners put under a mail.
        case deviceLine
        /// Small print about confidentiality, and warnings that gateways put on top.
        case disclaimer
        /// "On Monday, Ana wrote:", and the header block or divider above an answered mail.
        case attribution
        /// The header block of a forwarded mail.
        case forwardedHeader
        case quotation
        /// Nothing, or a rule between sections.
        case blank
    }

    /// As it stands in the mail, or as a reader of its HTML would see it.
    package var text: String
    package var kind: Kind

    package init(text: String, kind: Kind) {
        self.text = text
        self.kind = kind
    }
}

/// A line while a mail is read.
struct DraftLine {
    let text: String
    /// Without the marks of quotation in front.
    let folded: FoldedLine
    /// How many `>` stand in front.
    var depth: Int
    let mark: MarkedLine.Mark
    /// Nil while it is not known to be anything.
    var kind: MailLine.Kind?

    init(_ line: MarkedLine) {
        text = line.text
        mark = line.mark
        var rest = line.text[...]
        var depth = 0
        // Some programs draw a bar instead; a table's row has one at its end, too.
        let isBarred = line.text.hasPrefix("| ") && !line.text.hasSuffix("|")
        while let first = rest.first, first == ">" || first.isWhitespace || (first == "|" && isBarred) {
            if !first.isWhitespace { depth += 1 }
            rest = rest.dropFirst()
        }
        folded = FoldedLine(rest)
        // "> Settings > Billing" is a way through menus, ">:(" a face.
        let isFace = !folded.hasWords && !rest.isEmpty && !line.text.contains(" ")
        self.depth = isFace || folded.text.contains(" > ") ? 0 : depth
    }

    var isEmpty: Bool { folded.text.isEmpty }
    /// Whether nothing is to be read in it, which is so of rules of dashes, too.
    var isBlank: Bool { depth == 0 && folded.text.utf8.allSatisfy { "-_=*~#+. ".utf8.contains($0) } }
    /// Whether the mail itself says that these are other words than the writer's.
    var isMarkedQuotation: Bool { depth > 0 || mark == .quotation }
}
