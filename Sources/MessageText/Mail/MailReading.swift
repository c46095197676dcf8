package import Conversations

/// A mail read line by line: what its writer says now, and what else stands in it.
package struct MailReading: Hashable, Sendable {
    /// Bytes of a plain body that are read.
    package static let limit = 256 * 1024
    private static let lineLimit = 4000
    /// A body with at most so many words of its own leaves the subject something to say.
    private static let fewWords = 12

    /// Every line with what it is.
    package private(set) var lines: [MailLine]
    /// The subject where it counts among the writer's words; nil otherwise.
    ///
    /// It does when it is the writer's own, which one that begins with "Re:" or "Fwd:" is not, and says something that a
    /// short body does not say again.
    package private(set) var countedSubject: String?
    /// What the writer says now in the body: own lines, with the greeting; without sign-off and signature.
    package private(set) var ownBody: String
    /// Whether there is nothing that the writer says: only others' words, signatures and what programs add.
    package private(set) var isNothingOwn: Bool
    /// Whether somebody else's mail was handed on.
    package private(set) var isForward: Bool
    /// What kind of automatic mail it is, as far as its words show it.
    package private(set) var automatic: AutomaticMail?

    /// What the writer says now, with the subject where it counts; empty when there is nothing.
    package var ownText: String {
        guard let countedSubject else { return ownBody }
        return ownBody.isEmpty ? countedSubject : countedSubject + "\n" + ownBody
    }

    /// Which kinds of lines there are.
    package var kinds: Set<MailLine.Kind> { Set(lines.map(\.kind)) }

    /// Reads a mail in time that grows with its length.
    package init(subject: String? = nil, body: String, format: ContentType = .plain) {
        let visible =
            switch format {
            case .plain: Self.plainLines(body)
            case .html: HTMLText.lines(body)
            }
        let title = FoldedLine(subject?.prefix(SubjectLine.limit) ?? "")
        var quotation = QuotationPass(
            visible.map(DraftLine.init), isForward: SubjectLine.isForward(title),
            isNew: title.hasWords && !SubjectLine.isReply(title))
        quotation.run()
        var signature = SignaturePass(quotation.lines)
        signature.run()
        let drafts = signature.lines
        lines = drafts.map { MailLine(text: $0.text, kind: $0.kind ?? ($0.isEmpty ? .blank : .own)) }
        isForward = quotation.isForward && lines.contains { $0.kind == .forwardedHeader || $0.kind == .quotation }
        automatic = AutomaticMailSigns(subject: title, lines: drafts).kind
        guard automatic == nil else {
            ownBody = ""
            isNothingOwn = true
            return
        }
        ownBody = Self.ownBody(drafts)
        let words = drafts.lazy.filter { $0.kind == nil }.map(\.folded.words.count).reduce(0, +)
        countedSubject = words <= Self.fewWords ? Self.ownSubject(subject, beside: ownBody) : nil
        isNothingOwn = ownBody.isEmpty && countedSubject == nil
    }

    private static func plainLines(_ body: String) -> [MarkedLine] {
        String(decoding: body.utf8.prefix(limit), as: UTF8.self)
            .split(maxSplits: lineLimit, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .prefix(lineLimit).map { MarkedLine(text: String($0)) }
    }

    // MARK: Own words

    private static func ownBody(_ lines: [DraftLine]) -> String {
        let others: Set<MailLine.Kind> = [.quotation, .attribution, .forwardedHeader]
        let hasOthers = lines.contains { $0.kind.map(others.contains) ?? false }
        let hasOwn = lines.contains { $0.kind == nil }
        if hasOwn { return text(lines) { $0.kind == nil || $0.kind == .greeting } }
        // Thanks alone are said, too.
        if lines.contains(where: { $0.kind == .signOff && Salutation.isThanks($0) }) {
            return text(lines) { $0.kind == .greeting || $0.kind == .signOff }
        }
        // Who quotes nobody said what there is to see.
        return hasOthers ? "" : text(lines) { $0.kind == .greeting }
    }

    /// The lines that are wanted, with one empty line where something stood between them.
    private static func text(_ lines: [DraftLine], where isWanted: (DraftLine) -> Bool) -> String {
        var text = ""
        var isApart = false
        for line in lines {
            guard isWanted(line), !line.isEmpty else {
                isApart = isApart || line.isEmpty || !line.isBlank
                continue
            }
            if !text.isEmpty { text += isApart ? "\n\n" : "\n" }
            text += line.depth > 0 ? line.unmarked : line.text.trimmingSpaces
            isApart = false
        }
        return text
    }

    private static func ownSubject(_ subject: String?, beside body: String) -> String? {
        guard let subject = subject?.prefix(SubjectLine.limit), !subject.isEmpty else { return nil }
        let folded = FoldedLine(subject)
        guard folded.hasWords, !SubjectLine.isReply(folded), !FoldedLine(body).text.contains(folded.text) else {
            return nil
        }
        return String(subject).trimmingSpaces
    }
}

extension DraftLine {
    /// Without the marks of quotation in front.
    fileprivate var unmarked: String { String(text.drop { $0 == ">" || $0.isWhitespace }).trimmingSpaces }
}
