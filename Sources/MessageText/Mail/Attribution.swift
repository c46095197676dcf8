/// The line above a quotation that tells who wrote it and when, in the shapes that mail programs give it.
enum Attribution {
    private static let lineLimit = 4
    private static let byteLimit = 400

    /// The lines of an attribution whose last line this is; nil when none ends here.
    ///
    /// The fewest lines that make a whole attribution are it: what stands above is the customer's.
    static func lines(_ lines: [DraftLine], endingAt end: Int, notBefore floor: Int) -> ClosedRange<Int>? {
        guard mayEnd(lines[end].folded) else { return isGoneOn(lines[end].folded) ? end...end : nil }
        var joined = ""
        var start = end
        var undated: ClosedRange<Int>?
        while start >= floor, end - start < lineLimit {
            let line = lines[start]
            guard line.kind == nil, !line.folded.text.isEmpty, line.depth == lines[end].depth else { break }
            joined = joined.isEmpty ? line.folded.text : line.folded.text + " " + joined
            guard joined.utf8.count <= byteLimit else { break }
            let words = FoldedLine(joined)
            // One line may do without a date; more lines belong to it only with the date of a program, which has a time.
            if isWhole(words), undated == nil || TimeWords(words).hasTime || TimeWords(words).hasYear {
                return beginning(lines, of: start, notBefore: max(floor, end - lineLimit + 1))...end
            }
            if undated == nil, isNamedOnly(words) { undated = start...end }
            start -= 1
        }
        return undated
    }

    /// "Ana wrote:", which says nothing but who; it counts right above quoted lines only.
    static func mayStandAlone(_ line: FoldedLine) -> Bool {
        line.words.count <= 14 && line.text.trimmingMarks.hasSuffix(":")
            && (lastVerb(in: line.words).map { line.words.count - $0 <= 2 } ?? false)
    }

    /// Whether the quotation begins on the attribution's own line: "On Tue, 4 Mar 2026, Ana <a@b.c> wrote: Hello".
    private static func isGoneOn(_ line: FoldedLine) -> Bool {
        guard openings.prefix(of: line.words) != nil, line.text.contains("@") else { return false }
        let head = line.text.prefix(byteLimit)
        guard let verb = ["wrote:", "escreveu:", "escribio:"].lazy.compactMap({ head.firstRange(of: $0) }).first else {
            return false
        }
        let attribution = FoldedLine(head[..<verb.upperBound])
        return TimeWords(attribution).hasAddress && isWhole(attribution)
    }

    /// One line further up when the first one is but the rest of what begins there, as in "Em segunda-feira," above "3 de nov.".
    private static func beginning(_ lines: [DraftLine], of start: Int, notBefore floor: Int) -> Int {
        guard start > floor, openings.prefix(of: lines[start].folded.words) == nil else { return start }
        let above = lines[start - 1].folded
        guard openings.prefix(of: above.words) != nil, above.words.count <= 12, lines[start - 1].kind == nil,
            above.words.contains(where: { TimeWords.weekdays.contains($0) || TimeWords.months.contains($0) })
        else { return start }
        return start - 1
    }

    /// Cheap: most lines cannot be the end of one.
    private static func mayEnd(_ line: FoldedLine) -> Bool {
        guard line.text.utf8.count <= byteLimit else { return false }
        let text = line.text.trimmingMarks
        return text.hasSuffix(":") || verbs.prefix(of: line.words.suffix(1)) != nil
            || (line.text.hasSuffix("--") && verbs.isFound(in: line.words))
    }

    private static func isWhole(_ line: FoldedLine) -> Bool {
        let time = TimeWords(line)
        let text = line.text.trimmingMarks
        guard time.hasDate || (time.hasTime && time.hasAddress) else { return false }
        guard let verb = lastVerb(in: line.words) else {
            // "2026-11-03 10:00 GMT-03:00 Shop <shop@example.com>:"
            return time.hasAddress && (time.hasTime || time.hasYear) && text.hasSuffix(":") && line.words.count <= 22
        }
        // "Am 04.03.25 um 10:12 schrieb Ana:"
        if time.hasTime, line.words.first == "am", text.hasSuffix(":"), line.words.count - verb <= 6 { return true }
        let isPlaced = time.hasAddress || ((time.hasTime || time.hasYear) && text.contains(","))
        guard isPlaced else { return false }
        // The verb ends it, or the date follows a name: "Ana <a@b.c> escreveu (segunda, 3/11/2026 à(s) 10:00):".
        if line.words.count - verb <= 3 { return opens(line) || time.hasAddress }
        return time.hasAddress && text.hasSuffix(":") && line.words.count - verb <= 16
    }

    /// "Ana <ana@example.com> wrote:" without a date.
    private static func isNamedOnly(_ line: FoldedLine) -> Bool {
        guard line.text.contains("<"), line.words.count <= 14, line.text.trimmingMarks.hasSuffix(":"),
            let verb = lastVerb(in: line.words)
        else { return false }
        return line.words.count - verb <= 2 && TimeWords.hasAddress(line.text)
    }

    private static func opens(_ line: FoldedLine) -> Bool {
        if openings.prefix(of: line.words) != nil { return true }
        guard let first = line.words.first, let digit = first.utf8.first else { return false }
        return (0x30...0x39).contains(digit) || TimeWords.weekdays.contains(first)
    }

    private static func lastVerb(in words: [Substring]) -> Int? {
        words.indices.last { verbs.prefix(of: words[$0...]) != nil }
    }

    private static let openings = PhraseTable([
        "on", "em", "no dia", "na", "no", "el", "el dia", "a", "as", "le", "am", "op", "il", "at", "ligado",
        "ativado", "activado", "activado el", "de",
    ])

    private static let verbs = PhraseTable([
        "wrote", "escreveu", "escribio", "schrieb", "geschrieben", "schreef", "ha scritto", "a ecrit", "ecrit", "skrev",
        "napisal", "va escriure", "escreveu a",
    ])
}

extension String {
    /// Without blanks, asterisks, dashes and brackets at the end.
    var trimmingMarks: Substring {
        var text = self[...]
        while let last = text.utf8.last, " *-_=>\")".utf8.contains(last) { text = text.dropLast() }
        return text
    }
}
