import Conversations

extension InboundMessage {
    /// About how many bytes it takes up while it waits: those of its texts, and a round sum for everything around them.
    var weight: Int {
        256 + text.utf8.count + (subject?.utf8.count ?? 0) + customerIdentifier.utf8.count + inbox.utf8.count
            + (providerMessageID?.utf8.count ?? 0) + profile.weight + metadata.weight
    }
}

extension ProfileUpdate {
    fileprivate var weight: Int {
        let texts = [name, tier, plan, language].reduce(0) { $0 + ($1?.utf8.count ?? 0) }
        return attributes.reduce(texts) { $0 + $1.key.utf8.count + $1.value.weight }
    }
}

extension JSONValue {
    /// Nothing for an empty object, which is what most messages have; the service has bounded how deep others are.
    fileprivate var weight: Int {
        switch self {
        case .null, .bool, .integer, .number: 16
        case .string(let text): 16 + text.utf8.count
        case .array(let values): values.reduce(0) { $0 + $1.weight }
        case .object(let fields): fields.reduce(0) { $0 + 16 + $1.key.utf8.count + $1.value.weight }
        }
    }
}
