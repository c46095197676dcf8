/// What Foundation's decoder reads too kindly: everything that RFC 8259 does not allow, a key that comes twice in an
/// object, numbers that would come out as others, and nesting nobody needs.
package struct JSONStructure {
    /// More levels than any message has.
    package static let deepest = 64
    /// More values than fit into all that is read of a body, and few enough for the decoder, which takes its time for each.
    package static let mostValues = 10_000
    /// Bytes of a key.
    ///
    /// Whether two texts are equal takes Unicode time that grows with the square of the accents in a row.
    package static let longestKey = 1024

    /// What kind of value the whole text is.
    package enum Kind: String, Sendable {
        case object = "an object"
        case array = "an array"
        case string = "a string"
        case number = "a number"
        case bool = "true or false"
        case null = "null"
    }

    /// An open object or array.
    private struct Level {
        let isObject: Bool
        /// Where its keys begin in `keys`.
        let start: Int
        /// The same keys for looking up, once they are many.
        var index: Set<String>?
        /// How many elements of an array have ended.
        var elements = 0
    }

    /// What may come next.
    private enum Expectation {
        case value
        case valueOrEnd
        case key
        case keyOrEnd
        case colon
        case commaOrEnd
        case nothing
    }

    /// Up to so many keys are compared one by one, which is faster than hashing them.
    private static let few = 16

    private var scanner: JSONScanner
    private var levels: [Level] = []
    /// The keys of all open objects, outermost first.
    private var keys: [String] = []
    private var values = 0
    /// The first thing that the grammar allows and we cannot keep; told when nothing is against the grammar.
    private var unfit: JSONFlaw?

    /// - Parameter bytes: valid UTF-8.
    /// - Returns: what the whole text is.
    /// - Throws: the first flaw.
    package static func check(_ bytes: [UInt8]) throws(JSONFlaw) -> Kind {
        var structure = JSONStructure(bytes: bytes)
        return try structure.check()
    }

    private init(bytes: [UInt8]) {
        scanner = JSONScanner(bytes)
        keys.reserveCapacity(16)
    }

    private mutating func check() throws(JSONFlaw) -> Kind {
        var kind: Kind?
        var expectation = Expectation.value
        while let byte = scanner.next() {
            switch expectation {
            case .valueOrEnd where byte == UInt8(ascii: "]"), .keyOrEnd where byte == UInt8(ascii: "}"):
                expectation = close()
            case .value, .valueOrEnd:
                let value: Kind
                (value, expectation) = try take(byte)
                kind = kind ?? value
            case .key, .keyOrEnd:
                guard byte == UInt8(ascii: "\"") else { throw scanner.expected(.key) }
                try note(try scanner.text(of: try scanner.string()))
                expectation = .colon
            case .colon:
                guard byte == UInt8(ascii: ":") else { throw scanner.expected(.colon) }
                scanner.take()
                expectation = .value
            case .commaOrEnd: expectation = try followUp(byte)
            case .nothing: throw scanner.expected(.more)
            }
        }
        guard expectation == .nothing, let kind else { throw scanner.expected(.end) }
        if let unfit { throw unfit }
        return kind
    }

    /// Takes a value, or the beginning of an object or array.
    private mutating func take(_ byte: UInt8) throws(JSONFlaw) -> (Kind, Expectation) {
        values += 1
        guard values <= Self.mostValues else { throw .tooManyValues }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard levels.count < Self.deepest else { throw .tooDeep }
            scanner.take()
            let isObject = byte == UInt8(ascii: "{")
            levels.append(Level(isObject: isObject, start: keys.count))
            return isObject ? (.object, .keyOrEnd) : (.array, .valueOrEnd)
        case UInt8(ascii: "\""):
            _ = try scanner.string()
            return (.string, afterValue)
        case UInt8(ascii: "t"):
            try scanner.literal("true")
            return (.bool, afterValue)
        case UInt8(ascii: "f"):
            try scanner.literal("false")
            return (.bool, afterValue)
        case UInt8(ascii: "n"):
            try scanner.literal("null")
            return (.null, afterValue)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            if let number = try scanner.number() { unfit = unfit ?? .unsayable(number, at: pointer) }
            return (.number, afterValue)
        default: throw scanner.expected(.value)
        }
    }

    private var afterValue: Expectation { levels.isEmpty ? .nothing : .commaOrEnd }

    /// Takes what comes after a member or an element.
    private mutating func followUp(_ byte: UInt8) throws(JSONFlaw) -> Expectation {
        guard let level = levels.indices.last else { throw scanner.expected(.more) }
        let isObject = levels[level].isObject
        if byte == UInt8(ascii: ",") {
            scanner.take()
            levels[level].elements += 1
            return isObject ? .key : .value
        }
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw scanner.expected(isObject ? .commaOrBrace : .commaOrBracket)
        }
        return close()
    }

    private mutating func close() -> Expectation {
        scanner.take()
        if let closed = levels.popLast() { keys.removeSubrange(closed.start...) }
        return afterValue
    }

    private mutating func note(_ key: String) throws(JSONFlaw) {
        guard let level = levels.indices.last else { return }
        guard key.utf8.count <= Self.longestKey else { throw .keyTooLong }
        let start = levels[level].start
        // Looked up as Swift's strings are equal, because that is how the decoder's dictionaries tell keys apart.
        guard !(levels[level].index?.contains(key) ?? keys[start...].contains(key)) else {
            guard !keys[start...].contains(where: { $0.utf8.elementsEqual(key.utf8) }) else { throw .repeatedKey(key) }
            keys.append(key)
            unfit = unfit ?? .equivalentKeys(at: pointer)
            return
        }
        keys.append(key)
        if levels[level].index != nil {
            levels[level].index?.insert(key)
        } else if keys.count - start > Self.few {
            levels[level].index = Set(keys[start...])
        }
    }

    /// Where the value stands that comes next, or belongs to the last key.
    private var pointer: String {
        levels.indices.map { index in
            let level = levels[index]
            guard level.isObject else { return JSONPointer.token("\(level.elements)") }
            let end = index + 1 < levels.count ? levels[index + 1].start : keys.count
            return end > level.start ? JSONPointer.token(keys[end - 1]) : ""
        }.joined()
    }
}
