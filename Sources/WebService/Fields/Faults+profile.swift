import Conversations

extension Faults {
    /// Name, tier, plan, language and the opt-out by name; everything else, and what is inside `attributes`, is an
    /// attribute.
    ///
    /// - Parameter pointer: where the fields stand in the request, such as `/customer`.
    mutating func profile(_ fields: [String: JSONValue], at pointer: String = "/customer") -> ProfileUpdate {
        var update = ProfileUpdate()
        var rest = fields
        for (name, path) in Self.texts {
            update[keyPath: path] = text(of: rest.removeValue(forKey: name), "\(pointer)/\(name)")
        }
        if let language = update.language, !language.allSatisfy(\.isWhitespace) {
            require(LanguageTag(language) != nil, "\(pointer)/language", "must be a language tag such as pt or pt-BR")
        }
        if let optedOut = rest.removeValue(forKey: "opted_out"), optedOut != .null {
            update.optedOut = optedOut.boolValue
            require(update.optedOut != nil, "\(pointer)/opted_out", "must be true or false")
        }
        let nested = attributes(of: rest.removeValue(forKey: "attributes"), "\(pointer)/attributes")
        for (name, value) in rest.sorted(by: { $0.key < $1.key }) {
            attribute(name, value, pointer)
            guard nested[name] != nil else { continue }
            // Nobody knows which of the two was meant.
            require(false, pointer + JSONPointer.token(name), "must not stand in attributes as well")
        }
        update.attributes = rest.merging(nested) { _, inner in inner }
        require(
            update.attributes.count <= MessageRequest.Limit.attributes, pointer,
            "may have \(MessageRequest.Limit.attributes) attributes at most")
        size(of: .object(update.attributes), pointer)
        return update
    }

    private static let texts: [(String, any WritableKeyPath<ProfileUpdate, String?> & Sendable)] = [
        ("name", \.name), ("tier", \.tier), ("plan", \.plan), ("language", \.language),
    ]

    private mutating func text(of value: JSONValue?, _ pointer: String) -> String? {
        guard let value, value != .null else { return nil }
        guard let text = value.stringValue else {
            require(false, pointer, "must be a string")
            return nil
        }
        let flaw = text.flaw(asLineOf: MessageRequest.Limit.profileField)
        // An empty one clears the field.
        if flaw != .empty { note(flaw, pointer) }
        return text
    }

    private mutating func attributes(of value: JSONValue?, _ pointer: String) -> [String: JSONValue] {
        guard let value, value != .null else { return [:] }
        guard case .object(let attributes) = value else {
            require(false, pointer, "must be an object")
            return [:]
        }
        // Kept as an attribute it would not be obeyed, and nobody would know.
        require(attributes["opted_out"] == nil, "\(pointer)/opted_out", "must stand beside attributes, not inside")
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) { attribute(name, value, pointer) }
        return attributes
    }

    private mutating func attribute(_ name: String, _ value: JSONValue, _ pointer: String) {
        let pointer = pointer + JSONPointer.token(name)
        if let flaw = name.flaw(asLineOf: Customer.attributeNameLimit) {
            require(false, pointer, "has a name that cannot be one: it \(flaw)")
        }
        // The service keeps its own memory under such names.
        require(!name.hasPrefix("_"), pointer, "must not have a name that begins with _")
        storable(value, pointer)
    }
}
