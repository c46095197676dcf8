import Classifiers
import Crypto

/// Model files with a correct checksum over whatever they hold.
enum ForgedFile {
    static func signed(_ bytes: [UInt8]) -> [UInt8] {
        bytes + Array(SHA256.hash(data: bytes))
    }

    /// The file with one section's text changed, its length and the checksum set right.
    static func changing(
        _ section: ModelFileFormat.Section, of file: [UInt8], _ change: (String) -> String
    ) -> [UInt8] {
        let tableStart = ModelFileFormat.magic.count + 8
        let count = Int(number(file[(tableStart - 4)..<tableStart]))
        var head = Array(file[..<tableStart])
        var body: [UInt8] = []
        var position = tableStart + count * 12
        for entry in 0..<count {
            let start = tableStart + entry * 12
            let length = Int(number(file[(start + 4)..<(start + 12)]))
            var bytes = Array(file[position..<(position + length)])
            position += length
            let id = file[start..<(start + 4)]
            if number(id) == UInt64(section.rawValue) {
                bytes = Array(change(String(decoding: bytes, as: UTF8.self)).utf8)
            }
            head += Array(id) + (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) }
            body += bytes
        }
        return signed(head + body)
    }

    /// Little-endian.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
