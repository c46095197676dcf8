/// Something definite that a customer said: a date, an amount, the number of an order.
package struct Fact: Hashable, Sendable {
    /// What it is: a kind that is known everywhere, such as `postal_code`, or a name of the domain's own.
    package var name: String
    /// As programs read it, `01310-100` or `2026-03-12`; as it was said where only that is certain, such as `tomorrow`.
    package var value: String
    /// As it stands in the message.
    package var raw: String
    package var messageID: Identifier<Message>
    /// False for what cannot be: a CPF whose check digits are wrong, the 31st of February.
    package var isValid: Bool

    /// The longest value and the longest raw text, in bytes of UTF-8.
    package static let textLimit = 200

    package init(name: String, value: String, raw: String, messageID: Identifier<Message>, isValid: Bool = true) {
        self.name = name
        self.value = value
        self.raw = raw
        self.messageID = messageID
        self.isValid = isValid
    }
}

extension Sequence<Fact> {
    /// The valid ones, each name once, in order; several values of one name are joined by commas.
    package var valuesByName: [(name: String, value: String)] {
        var values: [(name: String, value: String)] = []
        for fact in self where fact.isValid {
            if let place = values.firstIndex(where: { $0.name == fact.name }) {
                values[place].value += ", " + fact.value
            } else {
                values.append((fact.name, fact.value))
            }
        }
        return values
    }
}

extension Fact: JSONWritable, Codable {
    enum CodingKeys: String, CodingKey {
        case name, value, raw
        case messageID = "message_id"
        case isValid = "valid"
    }

    package func write(to json: inout JSONText) {
        json.beginObject()
        json.field(CodingKeys.name, name)
        json.field(CodingKeys.value, value)
        json.field(CodingKeys.raw, raw)
        json.field(CodingKeys.messageID, messageID.rawValue)
        json.field(CodingKeys.isValid, isValid)
        json.endObject()
    }
}

/// Facts as documents show them: an object of the valid ones by name.
package struct FactsDocument: JSONWritable, Encodable {
    private let facts: [Fact]

    package init(_ facts: [Fact]) {
        self.facts = facts
    }

    package func write(to json: inout JSONText) {
        json.beginObject()
        for (name, value) in facts.valuesByName { json.field(name, value) }
        json.endObject()
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }

        init?(stringValue: String) { self.init(stringValue) }

        init?(intValue: Int) { nil }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for (name, value) in facts.valuesByName { try container.encode(value, forKey: Name(name)) }
    }
}
