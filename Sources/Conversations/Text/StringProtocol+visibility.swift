extension StringProtocol {
    /// Whether there is anything to see in it: more than white space, controls, formatting such as zero-width blanks and
    /// marks of direction, variation selectors, fillers, and combining marks, which need something to stand on.
    package var isVisible: Bool { unicodeScalars.contains { $0.isVisible } }
}

extension Unicode.Scalar {
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
