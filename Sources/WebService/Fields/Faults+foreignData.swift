import Conversations

// Data of the caller's own, which is kept and handed on as it came.
extension Faults {
    /// An object of the caller's own, bounded.
    mutating func passThrough(_ value: JSONValue, _ pointer: String) -> JSONValue {
        if case .object = value {} else { require(false, pointer, "must be an object") }
        size(of: value, pointer)
        storable(value, pointer)
        return value
    }

    /// Written as JSON it must not be too long.
    mutating func size(of value: JSONValue, _ pointer: String) {
        let size = (try? JSONWriter.bytes(of: value).count) ?? .max
        require(
            size <= MessageRequest.Limit.passThrough, pointer,
            "may have \(MessageRequest.Limit.passThrough) bytes at most")
    }

    /// NUL is refused wherever it is, because PostgreSQL holds it neither in texts nor in names.
    mutating func storable(_ value: JSONValue, _ pointer: String) {
        // Pointers are worth making only for those that are told.
        guard value.hasNUL else { return }
        switch value {
        case .array(let items):
            for (index, item) in items.enumerated() { storable(item, "\(pointer)/\(index)") }
        case .object(let fields):
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                let pointer = pointer + JSONPointer.token(name)
                note(name.utf8.contains(0) ? .nul : nil, pointer)
                storable(value, pointer)
            }
        default: note(.nul, pointer)
        }
    }
}

extension JSONValue {
    fileprivate var hasNUL: Bool {
        switch self {
        case .string(let text): text.utf8.contains(0)
        case .array(let items): items.contains { $0.hasNUL }
        case .object(let fields): fields.contains { $0.key.utf8.contains(0) || $0.value.hasNUL }
        case .null, .bool, .integer, .number: false
        }
    }
}
