/// Finds what somebody else wrote: quotations, what announces them, and forwarded mails.
struct QuotationPass {
    private(set) var lines: [DraftLine]
    /// Whether somebody else's mail was handed on.
    private(set) var isForward = false
    /// Lines above stand for themselves: attributions do not reach over them.
    private var floor = 0

    /// Whether the mail answers no other, as far as its subject shows it.
    private let isNew: Bool

    /// - Parameters:
    ///   - isForward: whether the subject says so.
    ///   - isNew: whether the subject is one that the writer gave.
    init(_ lines: [DraftLine], isForward: Bool = false, isNew: Bool = false) {
        self.lines = lines
        self.isForward = isForward
        self.isNew = isNew
    }

    /// One pass from the first line to the last.
    mutating func run() {
        var index = 0
        while index < lines.count {
            index = step(at: index)
        }
        restoreOwnMarks()
    }

    /// - Returns: the next line to look at.
    private mutating func step(at index: Int) -> Int {
        let line = lines[index]
        if line.mark == .attribution {
            return markAttribution(at: index)
        }
        // GroupWise: ">>> Ana <ana@example.com> 03/11/2026 10:00 >>>"
        if line.depth >= 2, line.folded.text.hasSuffix(">>>"), TimeWords(line.folded).hasDate {
            return quote(after: index...index, as: .attribution)
        }
        if line.depth == 1, let attribution = markedAttribution(at: index) {
            for line in attribution { lines[line].kind = .attribution }
            floor = attribution.upperBound + 1
            return floor
        }
        if line.mark == .quotation || line.depth > 0 {
            lines[index].kind = line.isEmpty && line.depth == 0 ? .blank : .quotation
            if line.mark == .quotation { noteForward(line) }
            floor = index + 1
            return index + 1
        }
        if line.isBlank, !Divider.isRule(line.folded) {
            lines[index].kind = .blank
            return index + 1
        }
        if line.mark == .signature { return index + 1 }
        if Divider.isRule(line.folded) {
            lines[index].kind = .blank
            guard let next = nextFilled(after: index), header(at: next) != nil else { return index + 1 }
            lines[index].kind = isForward ? .forwardedHeader : .attribution
            return index + 1
        }
        if let divider = divider(at: index) {
            switch divider {
            case .hiddenQuotation: lines[index].kind = .quotation
            case .forwarded:
                isForward = true
                return quote(after: index...index, as: .forwardedHeader)
            case .original: return quote(after: index...index, as: isForward ? .forwardedHeader : .attribution)
            }
            return index + 1
        }
        if let block = header(at: index) {
            return quote(after: block, as: isForward ? .forwardedHeader : .attribution)
        }
        if let attribution = Attribution.lines(lines, endingAt: index, notBefore: floor) {
            return quote(after: attribution, as: .attribution)
        }
        if !isNew, Attribution.mayStandAlone(line.folded), let next = nextFilled(after: index), lines[next].depth > 0 {
            return quote(after: index...index, as: .attribution)
        }
        if let above = wrapped(at: index) {
            lines[index].kind = above
            floor = index + 1
        }
        return index + 1
    }

    /// Marks what announces an earlier mail, and what follows it as that mail, unless the lines themselves tell.
    private mutating func quote(after announcement: ClosedRange<Int>, as kind: MailLine.Kind) -> Int {
        for index in announcement { lines[index].kind = lines[index].isEmpty ? .blank : kind }
        floor = announcement.upperBound + 1
        guard let next = nextFilled(after: announcement.upperBound) else { return floor }
        for index in floor..<next { lines[index].kind = .blank }
        // The header block below a divider belongs to what announces; so does an attribution below one.
        if let block = header(at: next) { return quote(after: block, as: kind) }
        for end in next..<min(next + 4, lines.count) {
            if let attribution = Attribution.lines(lines, endingAt: end, notBefore: next),
                attribution.lowerBound == next
            {
                return quote(after: attribution, as: kind)
            }
        }
        if lines[next].isMarkedQuotation || lines[next].mark == .attribution { return floor }
        for index in next..<lines.count { lines[index].kind = lines[index].isEmpty ? .blank : .quotation }
        return lines.count
    }

    private mutating func markAttribution(at index: Int) -> Int {
        noteForward(lines[index])
        lines[index].kind = lines[index].isEmpty ? .blank : isForward ? .forwardedHeader : .attribution
        floor = index + 1
        return index + 1
    }

    /// Apple's programs put the attribution behind the mark of the quotation.
    private func markedAttribution(at index: Int) -> ClosedRange<Int>? {
        guard index == 0 || lines[index - 1].depth == 0 else { return nil }
        for end in index..<min(index + 3, lines.count) {
            if let found = Attribution.lines(lines, endingAt: end, notBefore: index), found.lowerBound == index {
                return found
            }
        }
        return nil
    }

    private mutating func noteForward(_ line: DraftLine) {
        if case .forwarded = divider(line) { isForward = true }
    }

    private func divider(_ line: DraftLine) -> Divider.Kind? {
        Divider.kind(of: line.folded, isAboveHeader: { false })
    }

    private func divider(at index: Int) -> Divider.Kind? {
        Divider.kind(
            of: lines[index].folded, isAboveHeader: { nextFilled(after: index).flatMap(header(at:)) != nil })
    }

    private func header(at index: Int) -> ClosedRange<Int>? {
        guard lines[index].kind == nil else { return nil }
        if HeaderBlock.isFlat(lines[index].folded) { return index...index }
        return HeaderBlock.lines(lines, startingAt: index) ?? HeaderBlock.notesLines(lines, startingAt: index)
    }

    /// The next line with something in it, if it comes soon.
    private func nextFilled(after index: Int) -> Int? {
        lines.indices[(index + 1)...].prefix(8).first { !lines[$0].isBlank }
    }

    /// The rest of a quoted line that a program broke in two: short, right below a long one and right above another.
    private func wrapped(at index: Int) -> MailLine.Kind? {
        guard index > 0, index + 1 < lines.count, lines[index - 1].depth > 0, lines[index + 1].depth > 0,
            lines[index - 1].text.utf8.count >= 66, lines[index].folded.words.count <= 8,
            lines[index - 1].text.last.map({ !".?!:;".contains($0) }) ?? false,
            let first = lines[index].text.first, first.isLowercase
        else { return nil }
        return .quotation
    }

    /// A mail that answers none may cite a line or two from elsewhere: those are part of what is said.
    private mutating func restoreCitations() {
        let announcing: Set<MailLine.Kind> = [.attribution, .forwardedHeader]
        guard !lines.contains(where: { $0.kind.map(announcing.contains) ?? false }),
            lines.contains(where: { $0.kind == nil }), lines.count(where: { $0.depth > 0 }) <= 2
        else { return }
        for index in lines.indices where lines[index].depth > 0 && lines[index].mark == .none {
            lines[index].kind = nil
            lines[index].depth = 0
        }
    }

    /// A mail whose only words stand behind `>` above the first attribution: those are the writer's own.
    private mutating func restoreOwnMarks() {
        if isNew { restoreCitations() }
        guard let first = lines.firstIndex(where: { $0.kind == .attribution || $0.kind == .forwardedHeader }),
            lines[..<first].contains(where: { $0.kind == .quotation && $0.mark == .none }),
            !lines.contains(where: { $0.kind == nil })
        else { return }
        for index in lines[..<first].indices where lines[index].kind == .quotation && lines[index].mark == .none {
            lines[index].kind = nil
        }
    }
}
