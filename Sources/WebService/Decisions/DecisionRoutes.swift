import Classifiers
import Conversations
import Hummingbird
import Journey
import Storage

/// The receipts: what was decided, by which rule, and why the classifier said what it said.
struct DecisionRoutes {
    let database: any SQLDatabase
    let inboxes: Inboxes

    func add(to router: RouterGroup<ServiceRequestContext>) {
        router.get("decisions/{id}", use: show)
    }

    @Sendable
    private func show(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let id: Identifier<Decision> = try context.identifier(of: "decision")
        let found = try await database.read { connection -> (DecisionReceipt, Message)? in
            guard let receipt = try DecisionStore(connection).find(id),
                let message = try MessageStore(connection).find(receipt.messageID)
            else { return nil }
            return (receipt, message)
        }
        guard let (receipt, message) = found else { throw Problem.notFound("There is no such decision.") }
        return try JSONBody.response(ReceiptDocument(receipt: receipt, explanation: explanation(receipt, of: message)))
    }

    /// Scores are reproducible, so the explanation is computed when asked for, as long as that very model is loaded.
    private func explanation(_ receipt: DecisionReceipt, of message: Message) -> Explanation? {
        guard let classification = receipt.classification,
            let classifier = inboxes.domain(of: message.inbox)?.classifier,
            classifier.digest == classification.model
        else { return nil }
        return classifier.explain(
            receipt.classifiedText ?? message.text, intent: classification.intent, profile: receipt.profile)
    }
}

/// A receipt as it is shown.
private struct ReceiptDocument: Encodable {
    let receipt: DecisionReceipt
    let explanation: Explanation?

    private enum Key: String, CodingKey {
        case explanation, trace, notes
        case id
        case conversationID = "conversation_id"
        case customerID = "customer_id"
        case messageID = "message_id"
        case classifiedText = "classified_text"
        case processingTime = "processing_time_ms"
    }

    func encode(to encoder: any Encoder) throws {
        try AnalysisDocument(receipt).encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(receipt.id, forKey: .id)
        try container.encode(receipt.conversationID, forKey: .conversationID)
        try container.encode(receipt.customerID, forKey: .customerID)
        try container.encode(receipt.classifiedText, forKey: .classifiedText)
        try container.encode(receipt.trace, forKey: .trace)
        try container.encode(receipt.notes, forKey: .notes)
        try container.encode(receipt.latencyMilliseconds, forKey: .processingTime)
        try container.encode(explanation, forKey: .explanation)
    }
}
