import CPostgreSQL
import Storage

/// A statement's arguments as they are sent: all bytes in one piece, used again for the next statement.
struct ArgumentList {
    private var bytes: [UInt8] = []
    /// Where each argument lies; nil for NULL.
    private var places: [Range<Int>?] = []

    /// Takes in the arguments of one statement.
    ///
    /// - Parameter types: what the server takes them for.
    mutating func fill(_ arguments: [SQLValue], as types: [Oid]) throws(StorageError) {
        bytes.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        guard arguments.count == types.count else {
            throw .statement("\(arguments.count) arguments are not what the statement has placeholders for")
        }
        for (argument, type) in zip(arguments, types) { try add(argument, as: WireType(rawValue: type)) }
    }

    private mutating func add(_ argument: SQLValue, as type: WireType?) throws(StorageError) {
        let start = bytes.count
        switch (argument, type) {
        case (.null, _):
            places.append(nil)
            return
        case (.integer(let number), .long): add(UInt64(bitPattern: number), bytes: 8)
        case (.integer(let number), .integer):
            guard let small = Int32(exactly: number) else { throw Self.mismatch }
            add(UInt64(UInt32(bitPattern: small)), bytes: 4)
        case (.integer(let number), .short):
            guard let small = Int16(exactly: number) else { throw Self.mismatch }
            add(UInt64(UInt16(bitPattern: small)), bytes: 2)
        case (.integer(let number), .double): add(Double(number).bitPattern, bytes: 8)
        case (.real(let number), .double): add(number.bitPattern, bytes: 8)
        case (.text(let text), .text), (.text(let text), .varying), (.text(let text), .name):
            bytes.append(contentsOf: text.utf8)
            guard !bytes[start...].contains(0) else {
                throw .statement("a text holds a NUL, which other engines have no place for")
            }
        case (.blob(let blob), .bytes): bytes.append(contentsOf: blob)
        default: throw Self.mismatch
        }
        places.append(start..<bytes.count)
    }

    private static let mismatch = StorageError.statement("an argument is of another type than its place")

    /// The most significant byte first.
    private mutating func add(_ number: UInt64, bytes count: Int) {
        for position in (0..<count).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(position * 8)))
        }
    }

    /// Calls `body` with what libpq wants to see of the arguments.
    func send(
        _ body: (
            _ count: Int32, _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
        ) -> Int32
    ) -> Int32 {
        let lengths = places.map { Int32($0?.count ?? 0) }
        return unsafe bytes.withUnsafeBytes { bytes in
            // An empty text is no NULL, and an array without elements has no address.
            let base = unsafe bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1)
            let values = unsafe places.map { place in
                unsafe place.flatMap { place in
                    unsafe base.map { unsafe ($0 + place.lowerBound).assumingMemoryBound(to: CChar.self) }
                }
            }
            return unsafe body(Int32(places.count), values, lengths, [Int32](repeating: 1, count: places.count))
        }
    }
}
