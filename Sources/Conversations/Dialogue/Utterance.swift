/// What the bot says, as far as the dialogue remembers it.
package struct Utterance: Hashable, Sendable {
    /// The name of the template that the words came from.
    package var template: String
    /// Tells one text from another without keeping either.
    package var digest: String
    /// The intents that it answers; none for a question back.
    package var answers: [IntentLabel]
    package var asks: Expectation?
    /// True for the one question back that a fragment gets.
    package var isClarification: Bool

    package init(
        text: String, template: String, answers: [IntentLabel] = [], asks: Expectation? = nil,
        isClarification: Bool = false
    ) {
        self.template = template
        digest = Self.digest(of: text)
        self.answers = answers
        self.asks = asks
        self.isClarification = isClarification
    }

    /// A polynomial hash by 31 (Kernighan and Ritchie 1988): texts are compared with the one before only, and nobody gains by
    /// making two alike.
    package static func digest(of text: String) -> String {
        var hash: UInt64 = 0
        for byte in text.utf8 { hash = hash &* 31 &+ UInt64(byte) }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
