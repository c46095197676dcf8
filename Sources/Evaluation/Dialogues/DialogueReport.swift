package import Conversations

/// How often the machine speaks by itself in dialogues, and how often that is right: the last step of each counts.
package struct DialogueReport: Hashable, Codable, Sendable {
    /// Dialogues and what became of their last step.
    package struct Tally: Hashable, Codable, Sendable {
        package private(set) var dialogues = 0
        /// Those in which the machine answered by itself, and those of them in which that was right.
        package private(set) var answered = 0
        package private(set) var answeredRight = 0
        /// Those that ended with a person or in silence, and those of them in which that was right.
        package private(set) var handedOver = 0
        package private(set) var handedOverRight = 0

        enum CodingKeys: String, CodingKey {
            case dialogues, answered
            case answeredRight = "answered_right"
            case handedOver = "handed_over"
            case handedOverRight = "handed_over_right"
        }

        package init() {}

        package var coverage: Double { dialogues > 0 ? Double(answered) / Double(dialogues) : 0 }
        /// Nil without an answer.
        package var precision: Double? { answered > 0 ? Double(answeredRight) / Double(answered) : nil }

        mutating func add(_ turn: DialoguePlay.Turn) {
            let isRight = turn.isRight ?? false
            dialogues += 1
            if turn.isAutomatic {
                answered += 1
                answeredRight += isRight ? 1 : 0
            } else {
                handedOver += 1
                handedOverRight += isRight ? 1 : 0
            }
        }
    }

    /// A dialogue whose last step ended wrongly.
    package struct Failure: Hashable, Codable, Sendable {
        package var id: String
        package var domain: String
        package var kind: String
        package var line: Int
        /// The last step's text.
        package var text: String
        package var resolution: Decision.Resolution
        package var reason: DecisionReason
        package var intent: IntentLabel
        package var confidence: Double
        package var permitted: [IntentLabel]
        package var why: String?
    }

    package var total = Tally()
    package var kinds: [String: Tally] = [:]
    package var domains: [String: Tally] = [:]
    /// By domain, then by kind.
    package var matrix: [String: [String: Tally]] = [:]
    /// By the reason of the decision about the last step.
    package var reasons: [String: Tally] = [:]
    /// In the order in which they were played.
    package var failures: [Failure] = []

    enum CodingKeys: String, CodingKey {
        case total, kinds, domains, matrix, reasons, failures
    }

    package init() {}

    /// Counts one dialogue.
    ///
    /// - Parameter turns: of all its steps.
    package mutating func add(_ dialogue: Dialogue, _ turns: [DialoguePlay.Turn]) {
        guard let turn = turns.last else { return }
        total.add(turn)
        kinds[dialogue.kind, default: Tally()].add(turn)
        domains[dialogue.domain, default: Tally()].add(turn)
        matrix[dialogue.domain, default: [:]][dialogue.kind, default: Tally()].add(turn)
        reasons[turn.reason.rawValue, default: Tally()].add(turn)
        guard turn.isRight == false else { return }
        failures.append(
            Failure(
                id: dialogue.id, domain: dialogue.domain, kind: dialogue.kind, line: dialogue.line,
                text: turn.step.message, resolution: turn.resolution, reason: turn.reason, intent: turn.intent,
                confidence: turn.confidence, permitted: (turn.step.permitted?.answers ?? []).sorted(),
                why: dialogue.why))
    }
}
