extension StringProtocol {
    /// The first characters as a terminal, a log or a message may show them: on one line, and without what could
    /// overwrite, reorder or hide other text.
    ///
    /// Line breaks and tabs become spaces, other controls and invisible format characters U+FFFD. What joins the parts
    /// of an emoji stays.
    ///
    /// - Parameter limit: Unicode scalars at most; `…` stands for the rest.
    package func singleLine(limit: Int) -> String {
        var safe = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars.prefix(limit) {
            safe.append(scalar.onOneLine(after: previous))
            previous = scalar
        }
        if !unicodeScalars.dropFirst(limit).isEmpty { safe.append("…") }
        return String(safe)
    }

    /// In quotes, short and on one line, so that a message that repeats what a file says cannot be flooded or forged.
    package var quoted: String { "'\(singleLine(limit: 60))'" }
}

extension Unicode.Scalar {
    fileprivate func onOneLine(after previous: Unicode.Scalar?) -> Unicode.Scalar {
        switch self {
        case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": return " "
        case "\u{200D}":
            let joins = previous.map { $0 == "\u{FE0F}" || $0.properties.isEmojiPresentation } ?? false
            return joins ? self : "\u{FFFD}"
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
        default: return self
        }
    }
}
