/// One step of the schema, applied once and never edited afterwards.
package struct Migration: Sendable {
    package let number: Int64
    package let name: String
    let statements: @Sendable (SQLDialect) -> [String]

    /// Every step, in order.
    package static let all: [Migration] = [.conversations, .webhooks, .access, .upkeep, .lists]
}
