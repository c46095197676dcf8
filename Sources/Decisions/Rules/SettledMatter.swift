import Conversations
import YAMLDocuments

/// Nothing but thanks, or the word that it works now, is thanks: whatever its other words sound like, nobody asks for anything.
struct SettledMatter: Hashable {
    /// How the thanks are answered; without a reply of its own nothing is read as settled.
    var intent = IntentLabel("general/thanks_goodbye")

    /// What shows that there is more to it than thanks.
    private static let unrest: MessageSigns = [.unsolved, .contrast, .question, .followUp]

    func isMet(by input: DecisionInput, under policy: Policy) -> Bool {
        let classification = input.classification
        guard !classification.signs.isDisjoint(with: [.thanks, .solved]),
            classification.signs.isDisjoint(with: Self.unrest),
            classification.requests.allSatisfy({ $0.intent == intent }),
            policy.replies.intents[intent]?.template != nil
        else { return false }
        switch classification.shape {
        case .reply, .emoji, .name: return true
        case .words:
            // Words of thanks are in nearly every request; that something works again settles only what was asked before.
            guard classification.signs.contains(.solved) else { return false }
            let best = classification.intent
            guard best != intent else { return true }
            guard let answered = input.conversation.dialogue.lastAnswered else {
                return classification.signs.contains(.thanks)
            }
            return best.category == answered.category
                || classification.confidence < policy.thresholds.threshold(for: best).value
        case .number, .address, .link, .punctuation, .media, .paste: return false
        }
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var settled = Self()
        guard let fields = reading.problems.mapping(node, keys: ["intent"]) else { return settled }
        if let intent = reading.intent("intent", in: fields) { settled.intent = intent }
        return settled
    }
}
