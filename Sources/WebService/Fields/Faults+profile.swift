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
        for name in rest.keys.sorted() { attributeName(name, pointer) }
        update.attributes = rest.merging(nested) { _, inner in inner }
        require(
            update.attributes.count <= MessageRequest.Limit.attributes, pointer,
            "may have \(MessageRequest.Limit.attributes) attributes at most")
        _ = passThrough(.object(update.attributes), pointer)
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
        self.text(text, pointer, limit: MessageRequest.Limit.profileField)
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
        for name in attributes.keys.sorted() { attributeName(name, pointer) }
        return attributes
    }

    private mutating func attributeName(_ name: String, _ pointer: String) {
        let pointer = pointer + JSONPointer.token(name)
        require(!name.isEmpty, pointer, "must have a name")
        text(name, pointer, limit: Customer.attributeNameLimit)
        // The service keeps its own memory under such names.
        require(!name.hasPrefix("_"), pointer, "must not have a name that begins with _")
    }
}
