/// Tells what somebody says below a sign-off from what signs a mail.
enum SaidLine {
    /// Whether somebody says something in a line below a sign-off.
    ///
    /// More is asked of a line that stands right below names.
    static func matches(_ line: DraftLine, isNewParagraph: Bool) -> Bool {
        let words = line.folded.words
        if SpokenWords.isAfterthought(line.folded) { return true }
        if NameLine.isContact(line) { return false }
        if line.folded.text.hasPrefix("\"") { return false }
        if isNewParagraph, isItem(line) || line.folded.text.hasSuffix(":") { return true }
        if line.folded.text.contains("?"), words.count >= 2 { return true }
        let spoken = SpokenWords.count(in: words)
        if isNewParagraph {
            return (spoken >= 1 && words.count >= 3)
                || (words.count >= 5 && !NameLine.isName(line) && line.text.last.map { ".!".contains($0) } ?? false)
        }
        let isSentence = line.text.last { !$0.isWhitespace }.map { ".!".contains($0) } ?? false
        return (spoken >= 2 && words.count >= 3) || (spoken >= 1 && words.count >= 4 && isSentence)
    }

    /// "- two boxes", "1) the blue one", "Order: 5512": something that is listed or told.
    private static func isItem(_ line: DraftLine) -> Bool {
        let text = line.folded.text
        if let colon = text.prefix(24).firstIndex(of: ":"), SpeakerRole.isField(FoldedLine(text[..<colon]).words) {
            return line.folded.words.count >= 2
        }
        let mark = text.prefix { $0 != " " }
        let isMarked = mark == "-" || mark == "*" || ((mark.hasSuffix(")") || mark.hasSuffix(".")) && mark.count <= 3)
        return isMarked && line.folded.words.count >= 3
    }
}
