import Conversations
package import Decisions

/// What a policy makes of a corpus: how much it answers by itself, and how often that is right.
package struct PolicyOutcome: Hashable, Codable, Sendable {
    /// What it answers in one category.
    package struct Category: Hashable, Codable, Sendable {
        /// In 0...1; nil when the category stays with people.
        package var threshold: Double?
        package var answered: Int
        package var right: Int
        package var precision: Double?
        package var precisionInterval: Interval

        enum CodingKeys: String, CodingKey {
            case threshold, answered, right, precision
            case precisionInterval = "precision_interval"
        }
    }

    /// Rows that got the reply for what nobody here handles, and how many of them are out of scope.
    package struct Fallback: Hashable, Codable, Sendable {
        package var rows: Int
        package var right: Int
    }

    package var policy: String
    /// Share of all rows that get their intent's answer; the reply for what is out of scope is none.
    package var automated: Double
    /// Share of the answered rows whose intent is right; nil when none is answered.
    package var precision: Double?
    package var precisionInterval: Interval
    /// Rows by the rule that decided.
    package var reasons: [String: Int]
    /// By category; nil in reports from before they were counted.
    package var categories: [String: Category]?
    package var fallback: Fallback?

    enum CodingKeys: String, CodingKey {
        case policy, automated, precision
        case precisionInterval = "precision_interval"
        case reasons, categories, fallback
    }

    /// Decides each prediction as if somebody unknown had just written it, at a time when people are there.
    package init(_ predictions: [Prediction], under policy: Policy) {
        let now = policy.openInstant
        var answers: [String: (answered: Int, right: Int)] = [:]
        var fallback = Fallback(rows: 0, right: 0)
        var reasons: [String: Int] = [:]
        for prediction in predictions {
            let decision = policy.decide(DecisionInput(classification: prediction.classification, now: now))
            reasons[decision.reason.rawValue, default: 0] += 1
            guard decision.resolution == .aiAutomated else { continue }
            guard decision.reason == .answered else {
                fallback.rows += 1
                fallback.right += prediction.isOutOfScope ? 1 : 0
                continue
            }
            // A keyword rule may have named another intent than the one that ranks first. A row asks for one thing, so that
            // two answers are one too many.
            let intent = decision.answers.first ?? prediction.predicted
            let isRight = decision.answers == [prediction.gold] && !prediction.isOutOfScope
            answers[intent.category, default: (0, 0)].answered += 1
            answers[intent.category, default: (0, 0)].right += isRight ? 1 : 0
        }
        let answered = answers.values.reduce(0) { $0 + $1.answered }
        let right = answers.values.reduce(0) { $0 + $1.right }
        self.policy = policy.digest
        automated = predictions.isEmpty ? 0 : Double(answered) / Double(predictions.count)
        precision = answered > 0 ? Double(right) / Double(answered) : nil
        precisionInterval = .wilson(successes: right, of: answered)
        self.reasons = reasons
        self.fallback = fallback
        var categories: [String: Category] = [:]
        for name in policy.categories.union(answers.keys) where name != IntentLabel.outOfScope.category {
            let (answered, right) = answers[name] ?? (0, 0)
            categories[name] = Category(
                threshold: policy.threshold(ofCategory: name), answered: answered, right: right,
                precision: answered > 0 ? Double(right) / Double(answered) : nil,
                precisionInterval: .wilson(successes: right, of: answered))
        }
        self.categories = categories
    }
}
