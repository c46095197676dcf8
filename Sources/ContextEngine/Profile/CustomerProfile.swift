import Conversations

/// A customer to whom a message's facts are being applied, keeping count of what changed.
struct CustomerProfile {
    private(set) var customer: Customer
    private(set) var changedFields: [String] = []
    private(set) var droppedFacts = false

    /// Attributes that a profile holds at most, and the longest attribute name in UTF-8 bytes.
    static let attributeLimit = 100
    static let attributeNameLimit = 64

    init(customer: Customer?, fresh: Identifier<Customer>, at now: Instant) {
        self.customer = customer ?? Customer(id: fresh, createdAt: now, updatedAt: now)
    }

    /// - Parameter displayName: what the channel calls the customer; used until somebody gives a name.
    mutating func apply(_ update: ProfileUpdate, displayName: String?) {
        if let name = update.name ?? (customer.name == nil ? displayName : nil) {
            set(\.name, to: name, named: "name")
        }
        if let tier = update.tier { set(\.tier, to: tier, named: "tier") }
        if let plan = update.plan { set(\.plan, to: plan, named: "plan") }
        if let language = update.language?.lowercased(), !language.isEmpty {
            set(\.language, to: String(language.prefix(2)), named: "language")
            LanguageMemory.state(in: &customer)
        }
        for (name, value) in update.attributes.sorted(by: { $0.key < $1.key }) { set(attribute: name, to: value) }
    }

    /// One more message from this customer.
    mutating func count(at now: Instant) {
        customer.messageCount = customer.messageCount == .max ? .max : customer.messageCount + 1
        customer.updatedAt = max(customer.updatedAt, now)
    }

    /// An empty text clears what was known.
    private mutating func set(_ field: WritableKeyPath<Customer, String?>, to text: String, named name: String) {
        let trimmed = text.trimmingSpaces
        let value = trimmed.isEmpty ? nil : trimmed
        guard customer[keyPath: field] != value else { return }
        customer[keyPath: field] = value
        changedFields.append(name)
    }

    /// Null removes an attribute; names that begin with `_` are ours.
    private mutating func set(attribute name: String, to value: JSONValue) {
        guard !name.isEmpty, name.utf8.count <= Self.attributeNameLimit, !name.hasPrefix("_") else {
            droppedFacts = true
            return
        }
        let new = value == .null ? nil : value
        guard customer.attributes[name] != new else { return }
        if new != nil, customer.attributes[name] == nil, customer.attributes.count >= Self.attributeLimit {
            droppedFacts = true
            return
        }
        customer.attributes[name] = new
        changedFields.append("attributes.\(name)")
    }
}
