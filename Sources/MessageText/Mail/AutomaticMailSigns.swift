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

    /// Whether somebody speaks of themselves.
    private var saysI: Bool {
        words.contains { SpokenWords.firstPerson.contains($0) && $0 != "me" && $0 != "mi" }
    }

    /// Whether somebody who is absent wants something all the same.
    private var asksForSomething: Bool {
        Self.wishes.isFound(in: words)
    }

    /// Whether somebody asks something.
    private var isPersonal: Bool {
        lines.contains { $0.text.contains("?") && !$0.text.contains("http") }
    }

    /// Parcels are not delivered either, so that a mail must be spoken of, and nobody's own.
    private func isBounce(isReply: Bool) -> Bool {
        let hasCode = allLines.contains(where: Self.isStatusCode)
        let fields = allLines.count { Self.bounceFields.prefix(of: $0.words) != nil }
        if fields >= 2, hasCode || !isReply { return true }
        guard !isReply, !saysI || Self.mailSystems.isFound(in: allWords) else { return false }
        let isAboutMail =
            hasCode || allLines.contains { TimeWords.hasAddress($0.text) } || Self.mailSystems.isFound(in: allWords)
        let signs = Self.bounceWords.count(in: allWords) + (hasCode ? 1 : 0) + fields
        if Self.bounceSubjects.prefix(of: subject.words) != nil { return isAboutMail && !isPersonal }
        return isAboutMail && signs >= 2 && !isPersonal
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
            FoldedLine(subject.text.prefix { $0 != ":" }).words.count == length, !isPersonal, !saysI
        else { return false }
        return words.isEmpty || subject.text.contains(" @ ") || Self.meetingWords.isFound(in: words)
    }

    /// A program's subject is enough; what people call a mail, too, needs a word of absence in it.
    private func isOutOfOffice(isReply: Bool) -> Bool {
        if Self.absenceTitles.prefix(of: subject.words) != nil { return true }
        guard !isPersonal, words.count <= 150 else { return false }
        let opening = lines.filter(\.hasWords).prefix(8).flatMap { $0.words.prefix(60) }
        let isAbsent = Self.absences.isFound(in: opening)
        let consequences = Self.absenceConsequences.count(in: words)
        guard !asksForSomething else { return false }
        if !isReply, Self.absenceSubjects.prefix(of: subject.words) != nil { return isAbsent || consequences >= 1 }
        return isAbsent && consequences >= 2
    }

    /// A robot speaks to somebody about their request, and complains about nothing.
    private func isAutomaticReply(isReply: Bool) -> Bool {
        guard !saysI, !isPersonal else { return false }
        // A robot's mail may look like a quotation as a whole.
        let words = words.isEmpty ? allWords : words
        let signs = Self.automaticWords.count(in: words)
        let received = Self.receivedWords.count(in: words)
        let polite = Self.politeWords.count(in: words)
        if signs >= 2 || (signs == 1 && received + polite >= 1) { return true }
        guard !words.contains(where: Self.complaints.contains) else { return false }
        if signs >= 1 { return true }
        if signs + received + polite >= 1, Self.automaticSubjects.prefix(of: subject.words) != nil { return true }
        guard words.contains(where: Self.addressing.contains) else { return false }
        return (received >= 1 && received + polite >= 2)
            || (received >= 1 && Self.ticketSubjects.isFound(in: subject.words))
    }

    private var isNewsletter: Bool {
        let words = words.isEmpty ? allWords : words
        var found: Set<ArraySlice<Substring>> = []
        for index in words.indices {
            if let length = Self.bulkWords.prefix(of: words[index...]) { found.insert(words[index..<(index + length)]) }
        }
        let isTitled = Self.bulkSubjects.isFound(in: subject.words) || subject.text.contains("%")
        guard found.count < 2 else { return true }
        // "To unsubscribe click here" at the very end.
        if found.count == 1, !isPersonal, !saysI, words.count >= 8, let last = lines.last(where: \.hasWords),
            Self.bulkWords.isFound(in: last.words), last.words.contains(where: Self.clicks.contains)
        {
            return true
        }
        return found.count == 1 && isTitled && !isPersonal && lines.count(where: \.hasWords) >= 2
            && !saysI
    }
}
