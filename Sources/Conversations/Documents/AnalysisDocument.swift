/// A decision as callers, webhooks and feeds see it.
package struct AnalysisDocument: Encodable, Sendable {
    private let receipt: DecisionReceipt

    package init(_ receipt: DecisionReceipt) {
        self.receipt = receipt
    }

    private enum Key: String, CodingKey {
        case intent, category, confidence, sentiment, language, reason, threshold, priority, reply, rules, ranking,
            intents, facts, model, policy
        case decisionID = "decision_id"
        case messageID = "message_id"
        case sentimentScore = "sentiment_score"
        case frustrated, urgent
        case inScope = "in_scope"
        case timedOutRules = "timed_out_rules"
        case resolutionType = "resolution_type"
        case actionsRequested = "actions_requested"
        case actionsTaken = "actions_taken"
        case assignedTo = "assigned_to"
        case createdAt = "created_at"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(receipt.id, forKey: .decisionID)
        try container.encode(receipt.messageID, forKey: .messageID)
        if let classification = receipt.classification {
            try container.encode(classification.intent, forKey: .intent)
            try container.encode(classification.intent.category, forKey: .category)
            try container.encode(classification.confidence, forKey: .confidence)
            try container.encode(classification.ranking, forKey: .ranking)
            try container.encode(classification.everyRequest, forKey: .intents)
            try container.encode(classification.inScope, forKey: .inScope)
            try container.encode(classification.language, forKey: .language)
            try container.encode(classification.sentiment.summary, forKey: .sentiment)
            try container.encode(classification.sentiment.score, forKey: .sentimentScore)
            try container.encode(classification.sentiment.frustrated, forKey: .frustrated)
            try container.encode(classification.sentiment.urgent, forKey: .urgent)
            try container.encode(classification.rules, forKey: .rules)
            if !classification.timedOutRules.isEmpty {
                try container.encode(classification.timedOutRules, forKey: .timedOutRules)
            }
            try container.encode(classification.model, forKey: .model)
        }
        try container.encode(receipt.resolution, forKey: .resolutionType)
        try container.encode(receipt.reason, forKey: .reason)
        try container.encode(receipt.threshold, forKey: .threshold)
        try container.encode(receipt.priority.name, forKey: .priority)
        try container.encode(FactsDocument(receipt.facts), forKey: .facts)
        try container.encode(receipt.actions, forKey: .actionsRequested)
        // Nothing carries actions out yet; what ran is told, and never what was only asked for.
        try container.encode([String](), forKey: .actionsTaken)
        try container.encode(receipt.reply, forKey: .reply)
        try container.encode(receipt.assignment, forKey: .assignedTo)
        try container.encode(receipt.policy, forKey: .policy)
        try container.encode(receipt.createdAt, forKey: .createdAt)
    }
}
