/// One wording with its placeholders, cut into pieces once.
struct TemplateText: Hashable {
    enum Piece: Hashable {
        case literal(String)
        case placeholder(Placeholder)
    }

    let pieces: [Piece]

    /// What is wrong with the braces of a text.
    enum Flaw: Error, Hashable {
        case unclosed
        case unknown(String)
    }

    init(_ text: String) throws(Flaw) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.range(of: "{{") {
            if open.lowerBound > rest.startIndex { pieces.append(.literal(String(rest[..<open.lowerBound]))) }
            guard let close = rest[open.upperBound...].range(of: "}}") else { throw .unclosed }
            let name = rest[open.upperBound..<close.lowerBound].filter { $0 != " " }
            guard let placeholder = Placeholder(name) else { throw .unknown(String(name.prefix(60))) }
            pieces.append(.placeholder(placeholder))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
    }

    var placeholders: [Placeholder] {
        pieces.compactMap { if case .placeholder(let placeholder) = $0 { placeholder } else { nil } }
    }

    /// The text with everything filled in; nil when a value is not known.
    ///
    /// What is filled in is not read again for placeholders.
    func rendered(with values: TemplateValues, reply: String? = nil) -> String? {
        var text = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .placeholder(.reply):
                guard let reply else { return nil }
                text += reply
            case .placeholder(let placeholder):
                guard let value = values.value(of: placeholder) else { return nil }
                text += value
            }
        }
        return text
    }
}

extension Substring {
    /// The first place where the ASCII text `needle` stands.
    fileprivate func range(of needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            formIndex(after: &start)
        }
        return nil
    }
}
