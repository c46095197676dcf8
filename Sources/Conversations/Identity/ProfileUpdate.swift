/// Facts about a customer, with a message or by themselves; nil leaves what is known as it is.
package struct ProfileUpdate: Hashable, Codable, Sendable {
    package var name: String?
    package var tier: String?
    package var plan: String?
    /// A ``LanguageTag``'s text.
    package var language: String?
    /// True when they ask not to be answered by the machine, false when they take that back.
    package var optedOut: Bool?
    /// Further facts by name, such as `open_invoice` or `outage`, and the customer's preferences.
    package var attributes: [String: JSONValue]

    package init(
        name: String? = nil, tier: String? = nil, plan: String? = nil, language: String? = nil, optedOut: Bool? = nil,
        attributes: [String: JSONValue] = [:]
    ) {
        self.name = name
        self.tier = tier
        self.plan = plan
        self.language = language
        self.optedOut = optedOut
        self.attributes = attributes
    }
}
