/// What the bot asked for, and what follows once it is told.
package struct Expectation: Hashable, Sendable {
    /// Names of facts, all of which make an answer.
    package var facts: [String]
    /// The reply that follows, by its name in the policy; nil when a person takes over.
    package var then: String?
    /// What the question was about.
    package var intent: IntentLabel

    package init(facts: [String], then: String?, intent: IntentLabel) {
        self.facts = facts
        self.then = then
        self.intent = intent
    }
}

extension Expectation: JSONWritable, Codable {
    enum CodingKeys: String, CodingKey {
        case facts, then, intent
    }

    package func write(to json: inout JSONText) {
        json.beginObject()
        json.field(CodingKeys.facts, facts)
        if let then { json.field(CodingKeys.then, then) }
        json.field(CodingKeys.intent, intent.rawValue)
        json.endObject()
    }
}
