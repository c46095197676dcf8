import Conversations
import Journey

/// What the message endpoint answers once everything is committed.
struct MessageAnswer: JSONWritable {
    let receipt: DecisionReceipt
    let duplicate: Bool

    init(_ answer: IntakeAnswer) {
        receipt = answer.receipt
        duplicate = answer.duplicate
    }

    func write(to json: inout JSONText) {
        let classification = receipt.classification
        // What was answered, which may be other than what the words by themselves are most likely about.
        let intent = receipt.answers.first ?? classification?.intent
        json.beginObject()
        json.field("message_id", receipt.messageID.rawValue)
        json.field("conversation_id", receipt.conversationID.rawValue)
        json.field("customer_id", receipt.customerID.rawValue)
        json.field("decision_id", receipt.id.rawValue)
        json.field("intent", intent?.category)
        json.field("sub_intent", intent?.rawValue)
        json.key("intents")
        json.value(classification?.everyRequest ?? [])
        json.field("confidence", classification?.confidence)
        json.field("sentiment", classification?.sentiment.summary)
        json.field("sentiment_score", classification?.sentiment.score)
        json.field("resolution_type", receipt.resolution.rawValue)
        json.field("reason", receipt.reason.rawValue)
        json.field("threshold", receipt.threshold)
        json.field("actions_requested", receipt.actions)
        // Nothing carries actions out yet; what ran is told, and never what was only asked for.
        json.field("actions_taken", [String]())
        json.key("facts")
        json.value(FactsDocument(receipt.facts))
        json.key("reply")
        json.value(receipt.reply)
        json.key("assigned_to")
        json.value(receipt.assignment)
        json.field("duplicate", duplicate)
        json.field("processing_time_ms", receipt.latencyMilliseconds)
        json.field("model", classification?.model)
        json.endObject()
    }
}
