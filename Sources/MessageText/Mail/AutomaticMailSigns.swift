import Conversations

/// Tells automatic mail by its subject and its words, as far as they show it: a header of the mail says it better.
///
/// Silence is the wrong answer to a person, so that each kind needs more than one sign, or one that nobody types.
struct AutomaticMailSigns {
    private let subject: FoldedLine
    /// The words that are not a quotation, line by line.
    private let lines: [FoldedLine]
    private let words: [Substring]
    /// Those of all lines: what reports about a mail copy from it looks like a quotation.
    private let allLines: [FoldedLine]
    private let allWords: [Substring]

    init(subject: FoldedLine, lines: [DraftLine]) {
        self.subject = SubjectLine.withoutBrackets(subject)
        let others: Set<MailLine.Kind> = [.quotation, .attribution, .forwardedHeader]
        self.lines = lines.prefix(80).filter { !($0.kind.map(others.contains) ?? false) }.map(\.folded)
        words = self.lines.flatMap { $0.words.prefix(300) }
        allLines = lines.prefix(80).filter { $0.depth == 0 }.map(\.folded)
        allWords = allLines.flatMap { $0.words.prefix(300) }
    }

    var kind: AutomaticMail? {
        let isReply = SubjectLine.isReply(subject)
        if isBounce(isReply: isReply) { return .bounce }
        if isReadReceipt { return .readReceipt }
        if isCalendar { return .calendar }
        if isOutOfOffice(isReply: isReply) { return .outOfOffice }
        if isAutomaticReply(isReply: isReply) { return .automaticReply }
        if isNewsletter { return .newsletter }
        return nil
    }

    /// Whether somebody asks or tells something of their own.
    private var isPersonal: Bool {
        lines.contains { $0.text.contains("?") && !$0.text.contains("http") }
    }

    private func isBounce(isReply: Bool) -> Bool {
        let signs = Self.bounceWords.count(in: allWords) + (allLines.contains(where: Self.isStatusCode) ? 1 : 0)
        let fields = allLines.count { Self.bounceFields.prefix(of: $0.words) != nil }
        if fields >= 2 { return true }
        if !isReply, Self.bounceSubjects.prefix(of: subject.words) != nil {
            return signs + fields >= 1 || words.count <= 8
        }
        return signs + fields >= 2 && !isPersonal
    }

    /// "550 5.1.1", "Status: 5.0.0".
    private static func isStatusCode(_ line: FoldedLine) -> Bool {
        let words = line.words
        guard words.count >= 3 else { return false }
        return words.indices.dropLast(2).contains { index in
            (words[index] == "5" || words[index] == "4") && words[index + 1].utf8.count == 1
                && words[index + 2].utf8.count <= 3 && words[index + 2].allSatisfy(\.isNumber)
                && line.text.contains("\(words[index]).\(words[index + 1]).\(words[index + 2])")
        }
    }

    private var isReadReceipt: Bool {
        Self.receiptWords.isFound(in: allWords) && allWords.count <= 80
            && (Self.receiptSubjects.prefix(of: subject.words) != nil || subject.words.isEmpty)
    }

    private var isCalendar: Bool {
        if Self.calendarWords.isFound(in: words) { return true }
        guard let length = Self.calendarSubjects.prefix(of: subject.words), subject.text.contains(":"),
            FoldedLine(subject.text.prefix { $0 != ":" }).words.count == length
        else { return false }
        let time = TimeWords(subject)
        return time.hasTime || words.count <= 6 && !isPersonal || Self.meetingWords.isFound(in: words)
    }

    private func isOutOfOffice(isReply: Bool) -> Bool {
        if Self.absenceSubjects.prefix(of: subject.words) != nil { return true }
        if isReply, Self.absenceSubjects.isFound(in: subject.words.dropFirst().prefix(4).map { $0 }) { return true }
        let opening = lines.prefix(14).flatMap { $0.words.prefix(60) }
        guard Self.absences.isFound(in: opening), !isPersonal else { return false }
        return Self.absenceConsequences.count(in: words) >= (SubjectLine.isReply(subject) ? 1 : 2)
    }

    private func isAutomaticReply(isReply: Bool) -> Bool {
        if Self.automaticSubjects.prefix(of: subject.words) != nil { return true }
        guard !words.contains(where: { SpokenWords.firstPerson.contains($0) && $0 != "me" && $0 != "mi" }) else {
            return false
        }
        let signs = Self.automaticWords.count(in: words)
        return signs >= 2 || (signs == 1 && Self.receivedWords.isFound(in: words))
            || (Self.receivedWords.count(in: words) >= 2 && !isPersonal)
            || (Self.ticketSubjects.isFound(in: subject.words) && Self.receivedWords.isFound(in: words))
    }

    private var isNewsletter: Bool {
        var found: Set<ArraySlice<Substring>> = []
        for index in words.indices {
            if let length = Self.bulkWords.prefix(of: words[index...]) { found.insert(words[index..<(index + length)]) }
        }
        let isTitled = Self.bulkSubjects.isFound(in: subject.words) || subject.text.contains("%")
        guard found.count < 2 else { return true }
        return found.count == 1 && isTitled && !isPersonal && lines.count(where: \.hasWords) >= 3
            && !words.contains(where: SpokenWords.firstPerson.contains)
    }
}
