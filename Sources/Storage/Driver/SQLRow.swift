package import Conversations

/// One row of a result; columns are read by position and type.
package struct SQLRow: Sendable {
    package let values: [SQLValue]

    package init(_ values: [SQLValue]) {
        self.values = values
    }

    private func value(_ column: Int) throws(StorageError) -> SQLValue {
        guard values.indices.contains(column) else { throw .unexpectedColumn(column) }
        return values[column]
    }

    /// Nil for NULL; throws for any other type than text.
    package func optionalText(_ column: Int) throws(StorageError) -> String? {
        switch try value(column) {
        case .null: nil
        case .text(let text): text
        default: throw .unexpectedColumn(column)
        }
    }

    package func text(_ column: Int) throws(StorageError) -> String {
        guard let text = try optionalText(column) else { throw .unexpectedColumn(column) }
        return text
    }

    package func optionalInteger(_ column: Int) throws(StorageError) -> Int64? {
        switch try value(column) {
        case .null: nil
        case .integer(let number): number
        default: throw .unexpectedColumn(column)
        }
    }

    package func integer(_ column: Int) throws(StorageError) -> Int64 {
        guard let number = try optionalInteger(column) else { throw .unexpectedColumn(column) }
        return number
    }

    package func optionalReal(_ column: Int) throws(StorageError) -> Double? {
        switch try value(column) {
        case .null: nil
        case .real(let number): number
        case .integer(let number): Double(number)
        default: throw .unexpectedColumn(column)
        }
    }

    package func real(_ column: Int) throws(StorageError) -> Double {
        guard let number = try optionalReal(column) else { throw .unexpectedColumn(column) }
        return number
    }

    package func flag(_ column: Int) throws(StorageError) -> Bool { try integer(column) != 0 }

    package func blob(_ column: Int) throws(StorageError) -> [UInt8] {
        switch try value(column) {
        case .blob(let bytes): bytes
        case .text(let text): Array(text.utf8)
        default: throw .unexpectedColumn(column)
        }
    }

    package func identifier<Subject>(_ column: Int) throws(StorageError) -> Identifier<Subject> {
        Identifier(stored: try text(column))
    }

    package func optionalIdentifier<Subject>(_ column: Int) throws(StorageError) -> Identifier<Subject>? {
        try optionalText(column).map { Identifier(stored: $0) }
    }

    package func instant(_ column: Int) throws(StorageError) -> Instant {
        Instant(millisecondsSinceEpoch: try integer(column))
    }

    package func optionalInstant(_ column: Int) throws(StorageError) -> Instant? {
        try optionalInteger(column).map { Instant(millisecondsSinceEpoch: $0) }
    }

    /// A value stored by its raw text.
    package func raw<Value: RawRepresentable>(_ column: Int) throws(StorageError) -> Value
    where Value.RawValue == String {
        guard let value = Value(rawValue: try text(column)) else { throw .unexpectedColumn(column) }
        return value
    }
}
