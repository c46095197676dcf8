import Logging
import Storage

/// What of the store is shown in lists, by the names of its tables.
enum ListedTable: String, CaseIterable {
    case conversations, messages, customers
    case webhookEndpoints = "webhook_endpoints"
    case deliveries
}

extension ServiceMetrics {
    /// Tells the operator of rows that cannot be read, of each once, and counts them.
    func report(_ rows: [UnreadableRow], in table: ListedTable, to logger: Logger) {
        for row in rows where countUnreadable(row.key, in: table) {
            logger.error(
                "a row cannot be read",
                metadata: ["table": "\(table.rawValue)", "id": "\(row.key)", "error": "\(row.error)"])
        }
    }
}
