import Conversations
import Decisions
package import Journey

/// One step of a conversation, played with every threshold open, as tuning sees it.
package struct PlayedCase: Hashable, Sendable {
    /// What sort of conversation it stands in.
    package var kind: String
    /// Nil for a step that other rules keep from being answered, whatever the thresholds.
    package var outcome: TuningOutcome?

    /// The kind that tidy rows of a corpus are of.
    package static let plain = "plain"

    /// The steps of dialogues that say what may become of them.
    ///
    /// - Parameter domain: its thresholds are left out of account, but for intents that are left to people by hand.
    package static func cases(of dialogues: [Dialogue], in domain: Domain) throws -> [PlayedCase] {
        let open = Domain(
            name: domain.name, classifier: domain.classifier, policy: domain.policy.withoutThresholds)
        let play = DialoguePlay(domain: open)
        return try dialogues.flatMap { dialogue in
            try play.turns(of: dialogue).compactMap { turn -> PlayedCase? in
                guard let isRight = turn.isRight else { return nil }
                return PlayedCase(kind: dialogue.kind, outcome: TuningOutcome(turn, isRight: isRight))
            }
        }
    }
}

extension TuningOutcome {
    fileprivate init?(_ turn: DialoguePlay.Turn, isRight: Bool) {
        guard turn.resolution == .aiAutomated, turn.intents.count == 1, let classification = turn.classification else {
            return nil
        }
        let candidate = classification.ranking.first { $0.intent == turn.intent }
        // What the best intent did not name was named by a rule, which asks no threshold.
        let isCertain =
            classification.hardRule != nil || turn.intent != .outOfScope && classification.intent != turn.intent
        self.init(
            intent: turn.intent, confidence: isCertain ? 1 : candidate?.confidence ?? 0, isRight: isRight,
            isCertain: isCertain)
    }
}
