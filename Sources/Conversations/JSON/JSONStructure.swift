import Foundation

/// What Foundation's decoder reads too kindly: a comma before a closing bracket, a key that comes twice in an object, and
/// nesting nobody needs.
package struct JSONStructure {
    /// More levels than any message has.
    package static let deepest = 64

    /// Text that is certainly no JSON we take; the decoder says the rest.
    package enum Flaw: Error, Hashable {
        case malformed
        case tooDeep
        /// RFC 8259 leaves open which of the two counts, so nobody knows what the caller meant.
        case repeatedKey(String)
    }

    /// An open object or array.
    private struct Level {
        let isObject: Bool
        /// Where its keys begin in `keys`.
        let start: Int
        /// The same keys for looking up, once they are many.
        var index: Set<String>?
    }

    /// Up to so many keys are compared one by one, which is faster than hashing them.
    private static let few = 16

    private let bytes: [UInt8]
    private var levels: [Level] = []
    private var keys: [String] = []
    private var followsComma = false
    private var expectsKey = false

    /// - Throws: the first flaw.
    package static func check(_ bytes: [UInt8]) throws(Flaw) {
        var structure = JSONStructure(bytes: bytes)
        try structure.check()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        keys.reserveCapacity(16)
    }

    private mutating func check() throws(Flaw) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
            case UInt8(ascii: "\""):
                let (end, isEscaped) = try endOfText(from: position)
                if expectsKey { try note(key: position..<end, isEscaped: isEscaped) }
                position = end + 1
                (followsComma, expectsKey) = (false, false)
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                guard levels.count < Self.deepest else { throw .tooDeep }
                let isObject = byte == UInt8(ascii: "{")
                levels.append(Level(isObject: isObject, start: keys.count))
                (followsComma, expectsKey) = (false, isObject)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                guard !followsComma, let closed = levels.popLast() else { throw .malformed }
                keys.removeSubrange(closed.start...)
                expectsKey = false
            case UInt8(ascii: ","): (followsComma, expectsKey) = (true, levels.last?.isObject == true)
            default: (followsComma, expectsKey) = (false, false)
            }
        }
    }

    /// Where the quotation mark is that closes a text, and whether a reverse solidus comes before it.
    private func endOfText(from start: Int) throws(Flaw) -> (end: Int, isEscaped: Bool) {
        var position = start
        var isEscaped = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""): return (position, isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                position += 2
            default: position += 1
            }
        }
        throw .malformed
    }

    private mutating func note(key range: Range<Int>, isEscaped: Bool) throws(Flaw) {
        guard let level = levels.indices.last else { throw .malformed }
        let key = isEscaped ? try unescaped(range) : String(decoding: bytes[range], as: UTF8.self)
        // Equal as Swift's strings are, because that is how the decoder's dictionaries tell keys apart.
        if levels[level].index == nil {
            guard !keys[levels[level].start...].contains(key) else { throw .repeatedKey(key) }
            keys.append(key)
            if keys.count - levels[level].start > Self.few { levels[level].index = Set(keys[levels[level].start...]) }
        } else if levels[level].index?.insert(key).inserted == false {
            throw .repeatedKey(key)
        }
    }

    private func unescaped(_ range: Range<Int>) throws(Flaw) -> String {
        let quoted = Data(bytes[range.lowerBound - 1...range.upperBound])
        do {
            return try JSONDecoder().decode(String.self, from: quoted)
        } catch {
            throw .malformed
        }
    }
}
