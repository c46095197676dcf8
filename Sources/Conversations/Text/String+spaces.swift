extension StringProtocol {
    /// Without white space at either end.
    package var trimmingSpaces: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[start...last])
    }

    /// True for text that is more than one line of visible characters: it has C0 or C1 controls, DEL, or Unicode's line
    /// and paragraph separators, which break headers, logs and whatever reads by the line.
    package var hasControlCharacters: Bool {
        unicodeScalars.contains { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
        }
    }
}
