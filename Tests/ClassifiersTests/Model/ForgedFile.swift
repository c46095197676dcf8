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
        rebuilt(file) { id, bytes in
            id == section.rawValue ? Array(change(String(decoding: bytes, as: UTF8.self)).utf8) : bytes
        }
    }

    /// The file with one byte of a section changed, and the checksum set right.
    static func changing(
        byte offset: Int, in section: ModelFileFormat.Section, of file: [UInt8]
    ) -> [UInt8] {
        rebuilt(file) { id, bytes in
            var bytes = bytes
            if id == section.rawValue, !bytes.isEmpty { bytes[offset % bytes.count] ^= 1 }
            return bytes
        }
    }

    /// The file as if it had never had a section.
    static func removing(_ section: ModelFileFormat.Section, from file: [UInt8]) -> [UInt8] {
        rebuilt(file) { id, bytes in id == section.rawValue ? nil : bytes }
    }

    /// - Parameter change: a section's number and bytes to its new bytes; nil leaves it out.
    private static func rebuilt(_ file: [UInt8], _ change: (UInt32, [UInt8]) -> [UInt8]?) -> [UInt8] {
        let tableStart = ModelFileFormat.magic.count + 8
        let count = Int(number(file[(tableStart - 4)..<tableStart]))
        var table: [UInt8] = []
        var body: [UInt8] = []
        var kept = 0
        var position = tableStart + count * 12
        for entry in 0..<count {
            let start = tableStart + entry * 12
            let length = Int(number(file[(start + 4)..<(start + 12)]))
            let old = Array(file[position..<(position + length)])
            position += length
            let id = file[start..<(start + 4)]
            guard let bytes = change(UInt32(number(id)), old) else { continue }
            kept += 1
            table += Array(id) + (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) }
            body += bytes
        }
        let head = file[..<(tableStart - 4)] + (0..<4).map { UInt8(truncatingIfNeeded: kept >> ($0 * 8)) }
        return signed(Array(head) + table + body)
    }

    /// Little-endian.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
