import Conversations
import Crypto
import Foundation
import InputFiles

/// A model file's contents, read and checked.
package struct ModelFile: Sendable {
    package var header: ModelHeader
    package var words: [[UInt8]]
    package var keys: [UInt32]
    package var weights: WeightTable
    /// Where each key's row begins in `weights`.
    package var offsets: [UInt32]
    package var sentiment: SentimentLexicon
    package var concepts: ConceptLexicon?
    package var rules: RuleSet?
    /// Nil in models from before it was kept.
    package var trainedTexts: TrainedTexts?
    /// `sha256:` and the hexadecimal digest of the whole file.
    package var digest: String

    /// Reads the file at the path; no more than `ModelFileFormat.byteLimit` bytes.
    package init(contentsOf path: String) throws(ModelFileError) {
        let bytes: [UInt8]
        do throws(InputFileError) {
            bytes = try InputFile.read(path, limit: ModelFileFormat.byteLimit)
        } catch {
            throw .notRead(file: path, error)
        }
        try self.init(bytes: bytes, name: path)
    }

    /// - Parameter name: what errors call the file.
    package init(bytes: [UInt8], name: String) throws(ModelFileError) {
        let sections = try Self.sections(of: bytes, name: name)
        digest = "sha256:" + SHA256.hash(data: bytes).hexadecimal

        header = try Self.json(ModelHeader.self, .header, sections, name)
        if let fault = header.fault() { throw .malformed(file: name, section: "header", reason: fault) }
        words = try Self.words(sections, name)
        keys = try Self.numbers(UInt32.self, .keys, sections, name)
        guard keys.count <= ModelFileFormat.featureLimit else {
            throw .malformed(file: name, section: "keys", reason: "too many")
        }
        for index in keys.indices.dropFirst() where keys[index] <= keys[index - 1] {
            throw .malformed(file: name, section: "keys", reason: "not ascending")
        }
        do {
            (weights, offsets) = try WeightTable.read(
                Array(sections[.weights] ?? []), rowCount: keys.count, outputCount: header.outputCount)
        } catch {
            throw .malformed(
                file: name, section: "weights", reason: "the row at \(error.position) is not as it should be")
        }
        sentiment = try Self.json(SentimentLexicon.self, .sentiment, sections, name)
        concepts =
            sections[.concepts] == nil ? nil : try Self.json(ConceptLexicon.self, .concepts, sections, name)
        rules = sections[.rules] == nil ? nil : try Self.json(RuleSet.self, .rules, sections, name)
        if sections[.trainedTexts] != nil {
            trainedTexts = TrainedTexts(hashes: try Self.numbers(UInt32.self, .trainedTexts, sections, name))
            guard trainedTexts != nil else {
                throw .malformed(file: name, section: "trainedTexts", reason: "not ascending")
            }
        }
        for (section, fault) in [
            ("sentiment", sentiment.fault()), ("concepts", concepts?.fault()), ("rules", rules?.fault()),
        ] {
            if let fault { throw .malformed(file: name, section: section, reason: fault) }
        }
    }

    private typealias Sections = [ModelFileFormat.Section: ArraySlice<UInt8>]

    /// Magic, version, checksum and lengths, before anything is looked into.
    private static func sections(of bytes: [UInt8], name: String) throws(ModelFileError) -> Sections {
        guard bytes.count <= ModelFileFormat.byteLimit else {
            throw .notRead(file: name, .tooLarge(limit: ModelFileFormat.byteLimit))
        }
        var reader = ByteReader(bytes[...])
        guard let magic = reader.take(ModelFileFormat.magic.count), magic.elementsEqual(ModelFileFormat.magic) else {
            throw .notAModel(file: name)
        }
        guard let version = reader.integer(UInt32.self) else {
            throw .truncated(file: name, needed: ModelFileFormat.magic.count + 8, found: bytes.count)
        }
        guard version == ModelFileFormat.version else { throw .unknownVersion(file: name, version: version) }
        guard let count = reader.integer(UInt32.self), count <= ModelFileFormat.sectionLimit else {
            throw .malformed(file: name, section: "section table", reason: "too many sections")
        }
        var table: [(id: UInt32, length: Int)] = []
        var needed = ModelFileFormat.magic.count + 8 + Int(count) * 12 + ModelFileFormat.checksumLength
        for _ in 0..<count {
            guard let id = reader.integer(UInt32.self), let length = reader.integer(UInt64.self) else {
                throw .truncated(file: name, needed: needed, found: bytes.count)
            }
            guard length <= UInt64(ModelFileFormat.byteLimit) else {
                throw .malformed(file: name, section: "section table", reason: "a length is out of range")
            }
            needed += Int(length)
            table.append((id, Int(length)))
        }
        guard bytes.count == needed else {
            if bytes.count < needed { throw .truncated(file: name, needed: needed, found: bytes.count) }
            throw .malformed(file: name, section: "end", reason: "\(bytes.count - needed) bytes too many")
        }
        let body = bytes.dropLast(ModelFileFormat.checksumLength)
        guard SHA256.hash(data: body).elementsEqual(bytes.suffix(ModelFileFormat.checksumLength)) else {
            throw .checksumMismatch(file: name)
        }
        var sections: Sections = [:]
        for entry in table {
            guard let section = ModelFileFormat.Section(rawValue: entry.id), sections[section] == nil else {
                throw .malformed(file: name, section: "section table", reason: "section \(entry.id) is not expected")
            }
            sections[section] = reader.take(entry.length)
        }
        return sections
    }

    private static func json<Value: Decodable>(
        _ type: Value.Type, _ section: ModelFileFormat.Section, _ sections: Sections, _ name: String
    ) throws(ModelFileError) -> Value {
        guard let bytes = sections[section] else {
            throw .malformed(file: name, section: "\(section)", reason: "missing")
        }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw .malformed(file: name, section: "\(section)", reason: "not what it should hold")
        }
    }

    private static func numbers<Value: FixedWidthInteger & UnsignedInteger>(
        _ type: Value.Type, _ section: ModelFileFormat.Section, _ sections: Sections, _ name: String
    ) throws(ModelFileError) -> [Value] {
        var reader = ByteReader(sections[section] ?? [])
        guard let numbers = reader.integers(type) else {
            throw .malformed(file: name, section: "\(section)", reason: "length does not divide evenly")
        }
        return numbers
    }

    private static func words(_ sections: Sections, _ name: String) throws(ModelFileError) -> [[UInt8]] {
        var reader = ByteReader(sections[.words] ?? [])
        var words: [[UInt8]] = []
        while reader.remaining > 0 {
            guard let length = reader.integer(UInt8.self), length > 0, Int(length) <= TextFolder.tokenByteLimit,
                let bytes = reader.take(Int(length))
            else { throw .malformed(file: name, section: "words", reason: "a word does not have the length it says") }
            words.append(Array(bytes))
        }
        return words
    }
}
