extension StringProtocol {
    /// Whether there is anything to see in it: more than white space, controls, formatting such as zero-width blanks and
    /// marks of direction, variation selectors, fillers, and combining marks, which need something to stand on.
    package var isVisible: Bool { unicodeScalars.contains { $0.isVisible } }

    /// Without what is neither seen nor typed and comes along when text is copied.
    ///
    /// That are zero-width blanks, marks of direction and of byte order, soft hyphens, fillers; what shapes the letters and
    /// emoji around it stays.
    package var withoutHiddenCharacters: String {
        guard unicodeScalars.contains(where: \.isHidden) else { return String(self) }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isHidden }))
    }
}

extension Unicode.Scalar {
    fileprivate var isHidden: Bool {
        guard !isASCII, properties.isDefaultIgnorableCodePoint, !properties.isVariationSelector else { return false }
        // Joins letters or emoji, or keeps letters apart; tags, of which flags are made.
        return self != "\u{200C}" && self != "\u{200D}" && !(0xE0020...0xE007F).contains(value)
    }

    fileprivate var isVisible: Bool {
        guard !isASCII else { return (0x21...0x7E).contains(value) }
        return switch properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .nonspacingMark, .spacingMark,
            .enclosingMark, .surrogate:
            false
        default:
            // The blank Braille pattern is a symbol to Unicode, and used for empty messages.
            !properties.isDefaultIgnorableCodePoint && !properties.isNoncharacterCodePoint && self != "\u{2800}"
        }
    }
}
