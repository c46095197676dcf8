/// What an endpoint is to be, or to become.
struct EndpointRequest: Decodable {
    var url: String?
    var eventTypes: [String]?
    var description: String?
    var enabled: Bool?

    private enum Key: String, CodingKey, CaseIterable {
        case url
        case eventTypes = "event_types"
        case description, enabled
    }

    /// A field that no endpoint has is refused: a slip in `event_types` would subscribe to everything.
    init(from decoder: any Decoder) throws {
        let given = try decoder.container(keyedBy: FieldName.self)
        let names = Key.allCases.map(\.rawValue)
        if let slip = given.allKeys.map(\.stringValue).filter({ !names.contains($0) }).min() {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: [FieldName(stringValue: slip)],
                    debugDescription: "is no field of an endpoint; it has \(names.joined(separator: ", "))"))
        }
        let container = try decoder.container(keyedBy: Key.self)
        url = try container.decodeIfPresent(String.self, forKey: .url)
        eventTypes = try container.decodeIfPresent([String].self, forKey: .eventTypes)
        description = try container.decodeIfPresent(String.self, forKey: .description)
        enabled = try container.decodeIfPresent(Bool.self, forKey: .enabled)
    }
}

/// Any name that a field may have.
private struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
}
