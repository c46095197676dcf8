/// Finds what stands around the customer's words in the stretches between quotations: greeting, sign-off, signature, what
/// devices and lawyers add.
struct SignaturePass {
    private(set) var lines: [DraftLine]
    /// Looking back for a signature without a sign-off ends after so many lines.
    private static let blockLimit = 10

    init(_ lines: [DraftLine]) {
        self.lines = lines
    }

    /// A few passes, each from one end to the other.
    mutating func run() {
        var start = 0
        var isFirst = true
        while start < lines.count {
            guard isOpen(start) else {
                start += 1
                continue
            }
            var end = start
            while end < lines.count, isOpen(end) { end += 1 }
            read(start..<end, isFirst: isFirst, isLast: !lines[end...].contains { isOpen(at: $0) && !$0.isBlank })
            isFirst = isFirst && !lines[start..<end].contains { !$0.isBlank }
            start = end
        }
        keepRules()
    }

    /// A rule between two things that the customer says is the customer's.
    private mutating func keepRules() {
        var isSaidAbove = false
        for index in lines.indices {
            if lines[index].kind == .blank, !lines[index].isEmpty, isSaidAbove,
                let below = lines[(index + 1)...].prefix(6).first(where: { !$0.isBlank }), below.kind == nil
            {
                lines[index].kind = nil
            }
            if !lines[index].isBlank { isSaidAbove = lines[index].kind == nil || lines[index].kind == .greeting }
        }
    }

    /// Blank lines belong to the stretch they stand in.
    private func isOpen(_ index: Int) -> Bool { isOpen(at: lines[index]) }
    private func isOpen(at line: DraftLine) -> Bool { line.kind == nil || line.kind == .blank }

    private mutating func read(_ stretch: Range<Int>, isFirst: Bool, isLast: Bool) {
        if isFirst { markBanner(in: stretch) }
        markAdded(in: stretch)
        if isFirst { markGreeting(in: stretch) }
        markTail(in: stretch)
        if isFirst || isLast { markBareSignature(in: stretch) }
    }

    // MARK: What programs add

    private mutating func markAdded(in stretch: Range<Int>) {
        var index = stretch.lowerBound
        while index < stretch.upperBound {
            guard lines[index].kind == nil else {
                index += 1
                continue
            }
            var end = index
            while end < stretch.upperBound, lines[end].kind == nil { end += 1 }
            let paragraph = index..<end
            for line in paragraph where lines[line].mark == .signature { lines[line].kind = .signature }
            for line in paragraph where DeviceLine.matches(lines[line].folded) { lines[line].kind = .deviceLine }
            if let start = SmallPrint.start(in: lines[paragraph]) {
                for line in start..<end where lines[line].kind == nil { lines[line].kind = .disclaimer }
            }
            index = end
        }
    }

    private mutating func markBanner(in stretch: Range<Int>) {
        let first = stretch.filter { lines[$0].kind == nil }.prefix(2)
        for index in first where SmallPrint.isBanner(lines[index].folded) { lines[index].kind = .disclaimer }
    }

    // MARK: Greeting

    private mutating func markGreeting(in stretch: Range<Int>) {
        guard let first = stretch.first(where: { lines[$0].kind == nil }) else { return }
        for index in first..<stretch.upperBound {
            if lines[index].kind == .blank { continue }
            guard lines[index].kind == nil, Salutation.isGreeting(lines[index]) else { return }
            lines[index].kind = .greeting
        }
    }

    // MARK: Sign-off and what follows it

    /// Where the reading of a mail's end stands.
    private enum Tail {
        /// The customer is speaking.
        case none
        /// Names and numbers follow.
        case signature
    }

    private mutating func markTail(in stretch: Range<Int>) {
        var tail = Tail.none
        var hasSaid = false
        var isNewParagraph = true
        for index in stretch {
            let line = lines[index]
            if line.kind == .blank || line.isBlank {
                if isDelimiter(line), hasSaid || index == stretch.lowerBound, isSignatureBelow(index, in: stretch) {
                    lines[index].kind = .signature
                    tail = .signature
                    isNewParagraph = false
                } else {
                    isNewParagraph = true
                }
                continue
            }
            defer { isNewParagraph = false }
            guard line.kind == nil else {
                if line.kind == .disclaimer || line.kind == .signature, hasSaid { tail = .signature }
                continue
            }
            if Salutation.isSignOff(line), hasSaid || tail == .signature || isEndBelow(index, in: stretch) {
                lines[index].kind = .signOff
                tail = .signature
                continue
            }
            if Salutation.isThanks(line), isEndBelow(index, in: stretch) {
                lines[index].kind = .signOff
                tail = .signature
                continue
            }
            if tail == .signature, !SaidLine.matches(line, isNewParagraph: isNewParagraph) {
                lines[index].kind = .signature
                continue
            }
            tail = .none
            hasSaid = true
        }
    }

    /// "--" and its relatives, on a line of their own.
    private func isDelimiter(_ line: DraftLine) -> Bool {
        let text = line.folded.text
        return text == "--" || text == "---" || text == "-" || text == "__" || text == "___"
            || (text.utf8.count >= 4 && text.utf8.count <= 12 && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") })
            || (Divider.isRule(line.folded) && !text.isEmpty)
    }

    /// Below a delimiter, nothing that somebody says: the first lines decide.
    private func isSignatureBelow(_ index: Int, in stretch: Range<Int>) -> Bool {
        var seen = 0
        for next in (index + 1)..<max(stretch.upperBound, index + 1) {
            let line = lines[next]
            if line.isBlank {
                if seen > 0 { break }
                continue
            }
            if line.kind == nil, SaidLine.matches(line, isNewParagraph: seen == 0), !Salutation.isSignOff(line) {
                return false
            }
            seen += 1
            if seen == 3 { break }
        }
        return seen > 0
    }

    /// Whether a line of leave or thanks is the last that is said: names follow, or nothing does.
    private func isEndBelow(_ index: Int, in stretch: Range<Int>) -> Bool {
        for next in (index + 1)..<max(stretch.upperBound, index + 1) {
            let line = lines[next]
            if line.isBlank { continue }
            guard line.kind == nil else { return true }
            if SpokenWords.isAfterthought(line.folded) { return true }
            return NameLine.isName(line) || NameLine.isShortName(line) || NameLine.isContact(line)
                || Salutation.isSignOff(line) || Salutation.isThanks(line)
        }
        return true
    }

    // MARK: Signature without a sign-off

    private mutating func markBareSignature(in stretch: Range<Int>) {
        guard let last = stretch.last(where: { lines[$0].kind == nil }) else { return }
        guard let first = stretch.first(where: { lines[$0].kind == nil }), first < last else { return }
        // Only what stands at the very end of the words.
        guard !stretch[(last + 1)...].contains(where: { lines[$0].kind == .quotation }) else { return }
        var start = last + 1
        var contacts = 0
        while start > first, last + 1 - start < Self.blockLimit {
            let line = lines[start - 1]
            if line.isBlank {
                start -= 1
                continue
            }
            guard line.kind == nil else { break }
            if NameLine.isContact(line) {
                contacts += 1
            } else if !NameLine.isName(line), start != last + 1 || !NameLine.isShortName(line) {
                break
            }
            start -= 1
        }
        if let above = stretch[..<start].last(where: { !lines[$0].isBlank }),
            lines[above].text.trimmingMarks.hasSuffix(":")
        {
            // "My address is:"
            return
        }
        // Names come first: numbers and addresses without one may be what was asked for.
        while start <= last, !NameLine.isPerson(lines[start]) { start += 1 }
        guard start <= last, start > first else { return }
        // Three names and nothing else are a list.
        guard contacts > 0 || lines[start...last].count(where: { !$0.isBlank }) <= 2 else { return }
        // A name right below a line that does not end may go on with it.
        guard let above = stretch[..<start].last(where: { lines[$0].kind == nil }) else { return }
        let isApart = (above + 1..<start).contains { lines[$0].isBlank } || lines[start].isBlank
        let isEnded = lines[above].text.last { !$0.isWhitespace }.map { ".!?…)".contains($0) } ?? false
        // "Speak soon," above a name takes leave, whatever the words.
        let isLeave = above > first && lines[above].folded.words.count <= 4 && lines[above].folded.text.hasSuffix(",")
        guard isApart || isEnded || isLeave || contacts > 0 else { return }
        if isLeave { lines[above].kind = .signOff }
        for index in start...last where !lines[index].isBlank { lines[index].kind = .signature }
    }
}
