package import Conversations

/// One thing that must be true of a message's classification, by itself or beside another's.
package enum BehaviourDemand: Hashable, Sendable {
    /// What two messages can have in common.
    package enum Aspect: String, CaseIterable, Sendable { case intent, category, sentiment, frustrated, urgent }
    /// What can be more or less of; the confidence is the one in the original's intent.
    package enum Measure: String, CaseIterable, Sendable { case confidence, sentiment, frustrated, urgent }
    package enum Direction: String, CaseIterable, Sendable { case rises, falls }
    package enum Flag: String, Sendable { case frustrated, urgent }

    /// One of these.
    case intent([IntentLabel])
    /// None of these.
    case notIntent([IntentLabel])
    case category(String)
    case sentiment(Sentiment.Label)
    case flag(Flag, Bool)
    /// As in the original.
    case same(Aspect)
    /// Another intent than the original's.
    case intentChanges
    case moves(Measure, Direction)

    /// The intents that it names.
    var intents: [IntentLabel] {
        switch self {
        case .intent(let labels), .notIntent(let labels): labels
        default: []
        }
    }

    /// True when `found` is as demanded.
    ///
    /// - Parameter original: nil only where no demand compares; such a demand then fails.
    func holds(for found: Classification, beside original: Classification?) -> Bool {
        switch self {
        case .intent(let labels): return labels.contains(found.predicted)
        case .notIntent(let labels): return !labels.contains(found.predicted)
        case .category(let name): return found.predicted.category == name
        case .sentiment(let label): return found.sentiment.label == label
        case .flag(let flag, let value): return found.sentiment.value(of: flag) == value
        case .same(let aspect): return original.map { aspect.value(of: found) == aspect.value(of: $0) } ?? false
        case .intentChanges: return original.map { found.predicted != $0.predicted } ?? false
        case .moves(let measure, let direction):
            guard let original else { return false }
            let before = measure.value(of: original, beside: original)
            let after = measure.value(of: found, beside: original)
            return direction == .rises ? after > before : after < before
        }
    }

    /// What is demanded, for the reader of a failure: `intent technical/slow_connection`.
    package var expected: String {
        switch self {
        case .intent(let labels): "intent " + labels.map(\.rawValue).joined(separator: " or ")
        case .notIntent(let labels): "intent other than " + labels.map(\.rawValue).joined(separator: " and ")
        case .category(let name): "category \(name)"
        case .sentiment(let label): "sentiment \(label.rawValue)"
        case .flag(let flag, let value): value ? flag.rawValue : "not \(flag.rawValue)"
        case .same(let aspect): "the same \(aspect.rawValue)"
        case .intentChanges: "another intent"
        case .moves(let measure, let direction): "\(measure.rawValue) \(direction.rawValue)"
        }
    }

    /// What was found instead, in the same words: `technical/slow_connection, before financial/refund`.
    func found(_ found: Classification, beside original: Classification?) -> String {
        let (now, before) = (value(found, original), original.map { value($0, $0) })
        return before.map { "\(now), before \($0)" } ?? now
    }

    private func value(_ found: Classification, _ original: Classification?) -> String {
        switch self {
        case .intent, .notIntent, .intentChanges, .same(.intent): found.predicted.rawValue
        case .category, .same(.category): found.predicted.category
        case .sentiment, .same(.sentiment): found.sentiment.label.rawValue
        case .flag(let flag, _): found.sentiment.value(of: flag) ? flag.rawValue : "not \(flag.rawValue)"
        case .same(let aspect): aspect.value(of: found)
        case .moves(let measure, _):
            "\(measure.rawValue) \(decimal(measure.value(of: found, beside: original ?? found), digits: 2))"
        }
    }
}

extension BehaviourDemand.Aspect {
    func value(of found: Classification) -> String {
        switch self {
        case .intent: found.predicted.rawValue
        case .category: found.predicted.category
        case .sentiment: found.sentiment.label.rawValue
        case .frustrated: found.sentiment.frustrated ? "frustrated" : "not frustrated"
        case .urgent: found.sentiment.urgent ? "urgent" : "not urgent"
        }
    }
}

extension BehaviourDemand.Measure {
    func value(of found: Classification, beside original: Classification) -> Double {
        switch self {
        case .confidence: found.ranking.first { $0.intent == original.intent }?.confidence ?? 0
        case .sentiment: found.sentiment.score
        case .frustrated: found.sentiment.frustrated ? 1 : 0
        case .urgent: found.sentiment.urgent ? 1 : 0
        }
    }
}

extension Sentiment {
    fileprivate func value(of flag: BehaviourDemand.Flag) -> Bool {
        switch flag {
        case .frustrated: frustrated
        case .urgent: urgent
        }
    }
}
