/// What a profile update did to a customer.
package struct ProfileChange: Hashable, Sendable {
    /// Fields with another value than before, in a fixed order; attributes as `attributes.NAME`.
    package fileprivate(set) var fields: [String] = []
    /// True when the profile had no room for a fact, or does not take its name.
    package fileprivate(set) var droppedFacts = false
}

extension Customer {
    /// Attributes that a profile holds at most.
    package static let attributeLimit = 100
    /// The longest attribute name, in UTF-8 bytes.
    package static let attributeNameLimit = 64

    /// Takes over what an update states and leaves the rest: the same rules whether it came with a message or by itself.
    ///
    /// An empty text clears a field, null takes an attribute away, and attribute names that begin with `_` are ours.
    ///
    /// - Parameter displayName: what the channel calls the customer; used until somebody gives a name.
    @discardableResult
    package mutating func apply(
        _ update: ProfileUpdate, displayName: String? = nil, at now: Instant
    ) -> ProfileChange {
        var change = ProfileChange()
        set(\.name, to: update.name ?? (name == nil ? displayName : nil), named: "name", &change)
        set(\.tier, to: update.tier, named: "tier", &change)
        set(\.plan, to: update.plan, named: "plan", &change)
        set(language: update.language, &change)
        if let optedOut = update.optedOut, optedOut != self.optedOut {
            self.optedOut = optedOut
            change.fields.append("opted_out")
        }
        for (name, value) in update.attributes.sorted(by: { $0.key < $1.key }) {
            set(attribute: name, to: value, &change)
        }
        if !change.fields.isEmpty { updatedAt = max(updatedAt, now) }
        return change
    }

    private mutating func set(
        _ field: WritableKeyPath<Customer, String?>, to text: String?, named name: String, _ change: inout ProfileChange
    ) {
        guard let trimmed = text?.trimmingSpaces else { return }
        let value = trimmed.isEmpty ? nil : trimmed
        guard self[keyPath: field] != value else { return }
        self[keyPath: field] = value
        change.fields.append(name)
    }

    /// Only the language of the tag is kept; whoever states it also settles it.
    private mutating func set(language text: String?, _ change: inout ProfileChange) {
        guard let text = text?.trimmingSpaces else { return }
        let tag = LanguageTag(text)
        guard tag != nil || text.isEmpty else {
            change.droppedFacts = true
            return
        }
        set(\.language, to: tag?.language ?? "", named: "language", &change)
        languageIsStated = tag != nil
        languageCandidate = nil
    }

    private mutating func set(attribute name: String, to value: JSONValue, _ change: inout ProfileChange) {
        guard !name.isEmpty, name.utf8.count <= Self.attributeNameLimit, !name.hasPrefix("_") else {
            change.droppedFacts = true
            return
        }
        let new = value == .null ? nil : value
        guard attributes[name] != new else { return }
        if new != nil, attributes[name] == nil, attributes.count >= Self.attributeLimit {
            change.droppedFacts = true
            return
        }
        attributes[name] = new
        change.fields.append("attributes.\(name)")
    }
}

// What the service remembers about a customer beside what it was told, under names that nobody can set.
extension Customer {
    /// True once a caller said what the language is; what is detected later does not overrule it.
    package var languageIsStated: Bool {
        get { attributes["_language_stated"] == .bool(true) }
        set { attributes["_language_stated"] = newValue ? .bool(true) : nil }
    }

    /// Another language than theirs, seen in their last message.
    package var languageCandidate: String? {
        get { attributes["_language_candidate"]?.stringValue }
        set { attributes["_language_candidate"] = newValue.map(JSONValue.string) }
    }
}
