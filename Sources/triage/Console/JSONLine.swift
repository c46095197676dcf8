import Foundation

/// Values as JSON, one object a line.
enum JSONLine {
    /// With keys in alphabetical order and a line break at the end.
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
