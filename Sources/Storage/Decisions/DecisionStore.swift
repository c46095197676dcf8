package import Conversations

/// The receipts.
package struct DecisionStore {
    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    package func insert(_ receipt: DecisionReceipt) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO decisions (id, message_id, conversation_id, customer_id, intent, confidence, resolution,
                reason, threshold, model, receipt, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                SQLValue(receipt.id), SQLValue(receipt.messageID), SQLValue(receipt.conversationID),
                SQLValue(receipt.customerID), .text(receipt.classification?.intent.rawValue ?? ""),
                .real(receipt.classification?.confidence ?? 0), .text(receipt.resolution.rawValue),
                .text(receipt.reason.rawValue), SQLValue(receipt.threshold),
                .text(receipt.classification?.model ?? ""), .text(try StoredJSON.text(receipt)),
                SQLValue(receipt.createdAt),
            ])
    }

    private static let columns = """
        receipt, id, message_id, conversation_id, customer_id, intent, confidence, resolution, reason, threshold, model,
        created_at
        """

    package func find(_ id: Identifier<Decision>) throws(StorageError) -> DecisionReceipt? {
        try connection.row("SELECT \(Self.columns) FROM decisions WHERE id = $1", [SQLValue(id)]).map(Self.receipt)
    }

    package func find(message: Identifier<Message>) throws(StorageError) -> DecisionReceipt? {
        try connection.row("SELECT \(Self.columns) FROM decisions WHERE message_id = $1", [SQLValue(message)])
            .map(Self.receipt)
    }

    /// A receipt as it was written; what the other columns tell where it cannot be read, so that sending a message again
    /// still finds its decision.
    private static func receipt(_ row: SQLRow) throws(StorageError) -> DecisionReceipt {
        do {
            return try StoredJSON.value(DecisionReceipt.self, from: try row.text(0))
        } catch {
            return try outline(row)
        }
    }

    private static func outline(_ row: SQLRow) throws(StorageError) -> DecisionReceipt {
        let intent = IntentLabel(try row.text(5))
        let classification = Classification(
            ranking: [.init(intent: intent, confidence: try row.real(6))], language: nil,
            inScope: intent != .outOfScope, sentiment: .neutral, model: try row.text(10))
        var receipt = DecisionReceipt(
            id: try row.identifier(1), messageID: try row.identifier(2), conversationID: try row.identifier(3),
            customerID: try row.identifier(4), classification: intent.rawValue.isEmpty ? nil : classification,
            classifiedText: nil, profile: nil,
            decision: Decision(route: .silent, reason: try row.raw(8), threshold: try row.optionalReal(9)),
            assignment: nil, trace: [], policy: "", notes: ["receipt_unreadable"], createdAt: try row.instant(11))
        receipt.resolution = try row.raw(7)
        return receipt
    }
}
