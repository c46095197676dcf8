import Conversations
import Journey

/// What the message endpoint answers once everything is committed.
struct MessageAnswer: Encodable {
    let receipt: DecisionReceipt
    let duplicate: Bool

    init(_ answer: IntakeAnswer) {
        receipt = answer.receipt
        duplicate = answer.duplicate
    }

    private enum Key: String, CodingKey {
        case intent, confidence, sentiment, reason, threshold, reply, duplicate, model
        case messageID = "message_id"
        case conversationID = "conversation_id"
        case customerID = "customer_id"
        case decisionID = "decision_id"
        case subIntent = "sub_intent"
        case sentimentScore = "sentiment_score"
        case resolutionType = "resolution_type"
        case actionsTaken = "actions_taken"
        case assignedTo = "assigned_to"
        case processingTime = "processing_time_ms"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(receipt.messageID, forKey: .messageID)
        try container.encode(receipt.conversationID, forKey: .conversationID)
        try container.encode(receipt.customerID, forKey: .customerID)
        try container.encode(receipt.id, forKey: .decisionID)
        let classification = receipt.classification
        try container.encode(classification?.intent.category, forKey: .intent)
        try container.encode(classification?.intent, forKey: .subIntent)
        try container.encode(classification?.confidence, forKey: .confidence)
        try container.encode(classification?.sentiment.summary, forKey: .sentiment)
        try container.encode(classification?.sentiment.score, forKey: .sentimentScore)
        try container.encode(receipt.resolution, forKey: .resolutionType)
        try container.encode(receipt.reason, forKey: .reason)
        try container.encode(receipt.threshold, forKey: .threshold)
        try container.encode(receipt.actions, forKey: .actionsTaken)
        try container.encode(receipt.reply, forKey: .reply)
        try container.encode(receipt.assignment, forKey: .assignedTo)
        try container.encode(duplicate, forKey: .duplicate)
        try container.encode(receipt.latencyMilliseconds, forKey: .processingTime)
        try container.encode(classification?.model, forKey: .model)
    }
}
