package import Conversations
import Foundation

/// JSON inside a text column: attributes, metadata, receipts.
package enum StoredJSON {
    package static func text(_ value: some JSONWritable) throws(StorageError) -> String {
        guard let bytes = try? JSONWriter.bytes(of: value) else {
            throw .statement("a value could not be written as JSON")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func text(_ value: some Encodable) throws(StorageError) -> String {
        guard let bytes = try? JSONWriter.bytes(of: value) else {
            throw .statement("a value could not be written as JSON")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws(StorageError) -> Value {
        guard let value = try? JSONDecoder().decode(type, from: Data(text.utf8)) else {
            throw .unreadable("a stored JSON value could not be read as \(type)")
        }
        return value
    }

    /// `{}` is by far the commonest object and needs no parser.
    package static func attributes(_ text: String) throws(StorageError) -> [String: JSONValue] {
        text == "{}" ? [:] : try value([String: JSONValue].self, from: text)
    }

    package static func text(attributes: [String: JSONValue]) throws(StorageError) -> String {
        attributes.isEmpty ? "{}" : try text(attributes)
    }
}
