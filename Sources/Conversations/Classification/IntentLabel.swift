/// What a customer wants, as `category/intent`; `out_of_scope` and plain labels of public corpora have no category.
package struct IntentLabel: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// UTF-8 bytes of a label in a corpus or a policy.
    package static let byteLimit = 200

    /// What should be refused.
    package static let outOfScope = IntentLabel("out_of_scope")

    /// The part before the first `/`; the whole label when there is none.
    package var category: String {
        rawValue.firstIndex(of: "/").map { String(rawValue[..<$0]) } ?? rawValue
    }

    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension IntentLabel: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
