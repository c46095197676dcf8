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

    package func find(_ id: Identifier<Decision>) throws(StorageError) -> DecisionReceipt? {
        try connection.row("SELECT receipt FROM decisions WHERE id = $1", [SQLValue(id)]).map(Self.receipt)
    }

    package func find(message: Identifier<Message>) throws(StorageError) -> DecisionReceipt? {
        try connection.row("SELECT receipt FROM decisions WHERE message_id = $1", [SQLValue(message)])
            .map(Self.receipt)
    }

    private static func receipt(_ row: SQLRow) throws(StorageError) -> DecisionReceipt {
        try StoredJSON.value(DecisionReceipt.self, from: try row.text(0))
    }
}
