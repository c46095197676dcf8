package import Conversations
import MessageText

/// A message's own words, without what the channel put around them.
package struct CleanedText: Hashable, Sendable {
    /// Empty when there is nothing of the customer's in the message.
    package var text: String
    package var notes: [ContextNote]
    package var reading = MessageReading()
}

/// What a channel wraps around a customer's words is removed before they are classified.
package enum MessageCleaning {
    /// Words beyond this many UTF-8 bytes do not change what a message is about.
    package static let limit = 16_384

    /// Combining marks that may follow one another: Unicode's bound for streams (UAX #15, Stream-Safe Text Format), far
    /// above what any language writes.
    private static let markLimit = 30

    /// Without the marks beyond the limit.
    ///
    /// Comparing texts puts each run of marks in order first, and that takes the square of the run.
    static func withBoundedMarks(_ text: String) -> String {
        var run = 0
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            // Below U+0300 there are none.
            let isMark = scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
            run = isMark ? run + 1 : 0
            if run <= markLimit { kept.append(scalar) }
        }
        return String(kept)
    }

    /// The text to classify, and what was found around it.
    package static func clean(
        _ text: String, subject: String? = nil, contentType: ContentType = .plain, channel: Channel
    ) -> CleanedText {
        let text = withBoundedMarks(text)
        var cleaned: CleanedText
        switch channel {
        case .email: cleaned = mail(text, subject: subject.map(withBoundedMarks), contentType: contentType)
        case .phone: cleaned = transcript(plain(text, contentType))
        case .whatsapp, .webChat: cleaned = CleanedText(text: plain(text, contentType).trimmingSpaces, notes: [])
        }
        if !cleaned.text.isVisible {
            cleaned.text = ""
            cleaned.reading.isNothingOwn = true
        }
        if cleaned.reading.isNothingOwn, cleaned.reading.automatic == nil { cleaned.notes.append(.nothingOwn) }
        if cleaned.text.utf8.count > limit {
            cleaned.text = String(decoding: cleaned.text.utf8.prefix(limit), as: UTF8.self)
            cleaned.notes.append(.textShortened)
        }
        return cleaned
    }

    private static func mail(_ text: String, subject: String?, contentType: ContentType) -> CleanedText {
        let isHTML = contentType == .html || HTMLText.isLikely(text)
        let reading = MailReading(subject: subject, body: text, format: isHTML ? .html : .plain)
        var notes: [ContextNote] = []
        let kinds = reading.kinds
        if !kinds.isDisjoint(with: [.quotation, .attribution, .forwardedHeader]) { notes.append(.quotedTextRemoved) }
        if !kinds.isDisjoint(with: [.signature, .signOff]) { notes.append(.signatureRemoved) }
        if kinds.contains(.deviceLine) { notes.append(.deviceLineRemoved) }
        if kinds.contains(.disclaimer) { notes.append(.disclaimerRemoved) }
        if reading.countedSubject != nil { notes.append(.subjectCounted) }
        if reading.isForward { notes.append(.forwardedMail) }
        if reading.automatic != nil { notes.append(.automaticMail) }
        return CleanedText(
            text: reading.ownText, notes: notes,
            reading: MessageReading(
                automatic: reading.automatic, isNothingOwn: reading.isNothingOwn, isForward: reading.isForward))
    }

    private static func transcript(_ text: String) -> CleanedText {
        let reading = TranscriptReading(text)
        return CleanedText(
            text: reading.ownText, notes: reading.hasOthers ? [.agentTurnsRemoved] : [],
            reading: MessageReading(isNothingOwn: reading.isNothingOwn))
    }

    private static func plain(_ text: String, _ contentType: ContentType) -> String {
        contentType == .html ? HTMLText.lines(text).map(\.text).joined(separator: "\n") : text
    }
}
