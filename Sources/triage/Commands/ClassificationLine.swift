import Classifiers
import Conversations
import Decisions

/// One message's line of output.
struct ClassificationLine: Encodable {
    struct Ruling: Encodable {
        var route: String
        var threshold: Double?
        var reason: String
        /// What the decision is about: a hard rule's intent, or the classifier's.
        var intent: IntentLabel

        init(_ decision: Decision, about intent: IntentLabel) {
            self.intent = intent
            route = if case .reply = decision.route { "auto" } else { "human" }
            threshold = decision.threshold
            reason = decision.reason.rawValue
        }
    }

    var message: String
    var classification: Classification
    var decision: Ruling?
    var explanation: Explanation?

    init(text: String, classification: Classification, decision: Ruling?, explanation: Explanation?) {
        self.message = text
        self.classification = classification
        self.decision = decision
        self.explanation = explanation
    }

    enum CodingKeys: String, CodingKey {
        case text, intent, category, confidence, language
        case inScope = "in_scope"
        case ranking, sentiment, decision, rules
        case timedOutRules = "timed_out_rules"
        case explanation, model
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(message, forKey: .text)
        try container.encode(classification.intent, forKey: .intent)
        try container.encode(classification.intent.category, forKey: .category)
        try container.encode(classification.confidence, forKey: .confidence)
        try container.encode(classification.language, forKey: .language)
        try container.encode(classification.inScope, forKey: .inScope)
        try container.encode(classification.ranking, forKey: .ranking)
        try container.encode(classification.sentiment, forKey: .sentiment)
        try container.encodeIfPresent(decision, forKey: .decision)
        try container.encode(classification.rules, forKey: .rules)
        // As in the service's analysis: only where there is one.
        if !classification.timedOutRules.isEmpty {
            try container.encode(classification.timedOutRules, forKey: .timedOutRules)
        }
        try container.encodeIfPresent(explanation, forKey: .explanation)
        try container.encode(classification.model, forKey: .model)
    }
}
