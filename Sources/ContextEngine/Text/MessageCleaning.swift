package import Conversations

/// A message's own words, without what the channel put around them.
package struct CleanedText: Hashable, Sendable {
    package var text: String
    package var notes: [ContextNote]
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

    /// The text to classify; never without anything to see when the message had something.
    package static func clean(_ text: String, channel: Channel) -> CleanedText {
        var notes: [ContextNote] = []
        var text = text
        if text.utf8.count > limit {
            text = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
            notes.append(.textShortened)
        }
        text = withBoundedMarks(text)
        let cleaned: CleanedText
        switch channel {
        case .email: cleaned = EmailBody.ownWords(text)
        case .phone: cleaned = PhoneTranscript.customerTurns(text)
        case .whatsapp, .webChat: cleaned = CleanedText(text: text, notes: [])
        }
        let own = cleaned.text.trimmingSpaces
        // Better the whole message than nothing, for instance when somebody wrote below the quotation.
        guard own.isVisible else { return CleanedText(text: text.trimmingSpaces, notes: notes) }
        return CleanedText(text: own, notes: notes + cleaned.notes)
    }
}
