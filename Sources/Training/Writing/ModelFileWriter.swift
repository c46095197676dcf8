import Classifiers
import Crypto
import Foundation

/// Puts a model file together; the same parts give the same bytes.
struct ModelFileWriter {
    private var sections: [(section: ModelFileFormat.Section, bytes: [UInt8])] = []

    mutating func add(_ section: ModelFileFormat.Section, _ bytes: [UInt8]) {
        sections.append((section, bytes))
    }

    mutating func add<Value: Encodable>(_ section: ModelFileFormat.Section, json value: Value) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        add(section, Array(try encoder.encode(value)))
    }

    mutating func add<Value: FixedWidthInteger>(_ section: ModelFileFormat.Section, numbers: [Value]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * Value.bitWidth / 8)
        for number in numbers { Self.append(number, to: &bytes) }
        add(section, bytes)
    }

    /// The file.
    func assembled() -> [UInt8] {
        var file = ModelFileFormat.magic
        Self.append(ModelFileFormat.version, to: &file)
        Self.append(UInt32(sections.count), to: &file)
        for (section, bytes) in sections {
            Self.append(section.rawValue, to: &file)
            Self.append(UInt64(bytes.count), to: &file)
        }
        for (_, bytes) in sections { file.append(contentsOf: bytes) }
        file.append(contentsOf: SHA256.hash(data: file))
        return file
    }

    private static func append<Value: FixedWidthInteger>(_ number: Value, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> Value(shift)))
        }
    }
}
