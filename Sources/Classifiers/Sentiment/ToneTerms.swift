/// What the regressions of tone add up: a message's values, or a head's weights for them.
package struct ToneTerms: Hashable, Sendable {
    package var bias = 0.0
    package var negative = 0.0
    package var positive = 0.0
    /// The head's own learned score.
    package var learned = 0.0
    package var frustration = 0.0
    package var urgency = 0.0
    package var exclamation = 0.0
    package var shouting = 0.0

    /// In the order of the model file; the only place that knows it.
    package var inOrder: [Double] {
        [bias, negative, positive, learned, frustration, urgency, exclamation, shouting]
    }

    package static let count = 8
}
