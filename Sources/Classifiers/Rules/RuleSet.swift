package import Conversations

/// Keyword and pattern rules, and boosts from the customer's profile; stored in the model.
package struct RuleSet: Hashable, Codable, Sendable {
    package var rules: [Rule]
    package var boosts: [ProfileBoost]

    package static let ruleLimit = 2_000

    package init(rules: [Rule], boosts: [ProfileBoost] = []) {
        self.rules = rules
        self.boosts = boosts
    }

    /// Far beyond what a rule file may say.
    private static let weightLimit = 1_000.0

    /// What is wrong with it; nil when it can be used.
    func fault() -> String? {
        guard rules.count <= Self.ruleLimit, boosts.count <= Self.ruleLimit else { return "too many rules" }
        let weights =
            boosts.map(\.weight) + rules.map { if case .weight(let weight, _) = $0.verdict { weight } else { 0 } }
        return weights.allSatisfy { abs($0) <= Self.weightLimit } ? nil : "a weight is out of range"
    }

    /// One rule; it applies when any of its keywords or its pattern occurs.
    package struct Rule: Hashable, Codable, Sendable {
        package var name: String
        /// Words and phrases, folded as messages are; a word ending in `*` matches all that begin so.
        package var keywords: [String]
        /// A PCRE2 pattern, matched against the message as it was written, regardless of case.
        package var pattern: String?
        package var verdict: Verdict

        package init(name: String, keywords: [String] = [], pattern: String? = nil, verdict: Verdict) {
            self.name = name
            self.keywords = keywords
            self.pattern = pattern
            self.verdict = verdict
        }
    }

    /// What a rule that applies does.
    package enum Verdict: Hashable, Codable, Sendable {
        /// Adds to an intent's score.
        case weight(Double, intent: IntentLabel)
        /// The message has this intent.
        case intent(IntentLabel)
        /// A person must see it.
        case human
        /// A person must see it at once, because it is about this.
        case sensitive(SensitiveMatter.Kind)
    }

    /// Adds to the scores of an intent, or of all intents of a category, while a signal holds.
    package struct ProfileBoost: Hashable, Codable, Sendable {
        package enum Signal: Hashable, Codable, Sendable {
            case openInvoice
            case outage
            case tier(String)
            case lastIntent(String)
            case language(String)
        }

        package var signal: Signal
        /// An intent's whole label, or a category.
        package var target: String
        package var weight: Double

        package init(signal: Signal, target: String, weight: Double) {
            self.signal = signal
            self.target = target
            self.weight = weight
        }
    }
}
