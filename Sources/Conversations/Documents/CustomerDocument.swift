/// A customer as callers, webhooks and feeds see them.
package struct CustomerDocument: Encodable, Sendable {
    private let customer: Customer
    private let identifiers: [(kind: String, value: String)]?

    /// - Parameter identifiers: what the customer is known by; nil leaves the field out.
    package init(_ customer: Customer, identifiers: [(kind: String, value: String)]? = nil) {
        self.customer = customer
        self.identifiers = identifiers
    }

    private enum Key: String, CodingKey {
        case id, name, tier, plan, language, attributes, identifiers
        case optedOut = "opted_out"
        case lastIntent = "last_intent"
        case messageCount = "message_count"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(customer.id, forKey: .id)
        try container.encode(customer.name, forKey: .name)
        try container.encode(customer.tier, forKey: .tier)
        try container.encode(customer.plan, forKey: .plan)
        try container.encode(customer.language, forKey: .language)
        // Names with an underscore in front are the context engine's own memory.
        try container.encode(customer.attributes.filter { !$0.key.hasPrefix("_") }, forKey: .attributes)
        try container.encodeIfPresent(
            identifiers?.map { ["kind": $0.kind, "value": $0.value] }, forKey: .identifiers)
        try container.encode(customer.optedOut, forKey: .optedOut)
        try container.encode(customer.lastIntent, forKey: .lastIntent)
        try container.encode(customer.messageCount, forKey: .messageCount)
        try container.encode(customer.createdAt, forKey: .createdAt)
        try container.encode(customer.updatedAt, forKey: .updatedAt)
    }
}
