/// The tone of a message.
package struct Sentiment: Hashable, Codable, Sendable {
    package enum Label: String, Codable, Sendable, CaseIterable {
        case positive, neutral, negative
    }

    /// From -1, as bad as it gets, to 1.
    package var score: Double
    package var label: Label
    /// Anger, repeated failure, threats to leave, insults, shouting.
    package var frustrated: Bool
    /// Needs it now, or harm or loss is running.
    package var urgent: Bool

    package init(score: Double, label: Label, frustrated: Bool = false, urgent: Bool = false) {
        self.score = score
        self.label = label
        self.frustrated = frustrated
        self.urgent = urgent
    }

    package static let neutral = Sentiment(score: 0, label: .neutral)

    /// The one word the message endpoint answers with: flags before tone.
    package var summary: String {
        if frustrated { return "frustrated" }
        if urgent { return "urgent" }
        switch label {
        case .positive: return "satisfied"
        case .neutral: return "neutral"
        case .negative: return "negative"
        }
    }
}
