/// What the lexicon and the form of a message say about its tone.
package struct ToneEvidence: Hashable, Sendable {
    /// Sums of the valences below and above zero, squeezed into 0...1.
    package var negative = 0.0
    package var positive = 0.0
    /// Sum of all valences, squeezed into -1...1.
    package var compound = 0.0
    /// Sum of all valences for each token: far from 0 where a message is nothing but tone, near it where tone is mentioned
    /// among other things.
    package var density = 0.0
    /// Sums of the cues' strengths, squeezed into 0...1.
    package var frustration = 0.0
    package var urgency = 0.0
    /// Exclamation marks, four or more count as 1.
    package var exclamation = 0.0
    /// 1 for a message in capitals.
    package var shouting = 0.0
    /// Whether there is a question mark in it.
    package var asks = false
    /// Whether harm follows praise, which therefore is not meant: "well done, you cut me off again".
    package var isIronic = false
    /// Whether the message denies something bad and says nothing else of the kind: "no problems so far".
    package var deniesBlame = false
    /// Whether the message denies something good and says nothing else that is good: "not happy", "só que não".
    package var deniesPraise = false

    package init() {}

    /// The regression's inputs for one head, its learned score among them (0 when nothing was learned).
    package func values(learned: Double) -> [Double] {
        ToneTerms(
            bias: 1, negative: negative, positive: positive, learned: learned, frustration: frustration,
            urgency: urgency, exclamation: exclamation, shouting: shouting
        ).inOrder
    }
}
