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

    /// 64-bit FNV-1a: texts are compared with the one before only, and nobody gains by making two alike.
    package static func digest(of text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
