import Conversations
import Foundation

/// One JSON object a line.
enum JSONLines {
    static func read(
        _ source: SourceText, limits: CorpusLimits, into sink: inout some RecordSink
    ) throws(CorpusProblem) {
        let decoder = JSONDecoder()
        var position = 0
        var line = 0
        while let slice = source.nextLine(from: &position) {
            line += 1
            guard !slice.isBlank else { continue }
            guard slice.count <= limits.lineBytes else {
                throw CorpusProblem(.lineTooLong(limit: limits.lineBytes), file: source.file, line: line)
            }
            _ = try source.text(slice, line: line)
            try checkStructure(slice, file: source.file, line: line)
            guard slice.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{"),
                let fields = try? decoder.decode(FieldList.self, from: Data(slice)).fields
            else {
                throw CorpusProblem(.malformed("is not a JSON object"), file: source.file, line: line)
            }
            guard fields.count <= limits.columns else {
                throw CorpusProblem(.tooManyColumns(limit: limits.columns), file: source.file, line: line)
            }
            try sink.add(CorpusRecord(file: source.file, line: line, fields: fields))
        }
    }

    /// Refuses what the decoder would take without a word, above all a key that stands in an object twice.
    private static func checkStructure(
        _ bytes: ArraySlice<UInt8>, file: String, line: Int
    ) throws(CorpusProblem) {
        do throws(JSONFlaw) {
            _ = try JSONStructure.check(Array(bytes))
        } catch {
            let what =
                switch error {
                case .malformed(let fault, let position):
                    "is not a JSON object: at byte \(position + 1) \(fault.rawValue)"
                case .empty, .byteOrderMark, .notUTF8, .notAnObject: "is not a JSON object"
                case .tooDeep: "is nested deeper than \(JSONStructure.deepest) levels"
                case .tooManyValues: "has more than \(JSONStructure.mostValues) values"
                case .keyTooLong: "has a key longer than \(JSONStructure.longestKey) bytes"
                case .repeatedKey(let key): "the key \(shown(key)) stands in an object twice"
                case .equivalentKeys(let pointer):
                    "\(pointer) differs from another key only in how Unicode writes it"
                case .unsayable(_, let pointer): "\(pointer) is a number that 64 bits cannot hold"
                }
            throw CorpusProblem(.malformed(what), file: file, line: line)
        }
    }

    /// Appends one row's line, its end included; absent fields are left out.
    static func append(_ row: CorpusRow, to bytes: inout [UInt8]) {
        func key(_ name: String) {
            bytes += Array(", \"".utf8)
            bytes += Array(name.utf8)
            bytes += Array("\": ".utf8)
        }
        func field(_ name: String, _ text: String?) {
            guard let text else { return }
            key(name)
            QuotedText.append(text, to: &bytes)
        }
        func field(_ name: String, _ value: Bool?) {
            guard let value else { return }
            key(name)
            bytes += Array((value ? "true" : "false").utf8)
        }
        bytes += Array("{\"text\": ".utf8)
        QuotedText.append(row.text, to: &bytes)
        field("intent", row.intent.rawValue)
        field("language", row.language)
        field("channel", row.channel?.rawValue)
        field("sentiment", row.sentiment?.rawValue)
        field("frustrated", row.frustrated)
        field("urgent", row.urgent)
        field("customer", row.customer)
        bytes += Array("}\n".utf8)
    }
}

/// A JSON object's fields, sorted by name because the decoder forgets their order.
private struct FieldList: Decodable {
    let fields: [(name: String, value: CorpusRecord.Value)]

    private struct Name: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        fields = container.allKeys.map { key in
            // Text first: nearly every field is text, and a failed attempt costs more than the others together.
            if let text = try? container.decode(String.self, forKey: key) { return (key.stringValue, .text(text)) }
            if (try? container.decodeNil(forKey: key)) == true { return (key.stringValue, .absent) }
            if let value = try? container.decode(Bool.self, forKey: key) { return (key.stringValue, .bool(value)) }
            if let value = try? container.decode(Double.self, forKey: key) { return (key.stringValue, .number(value)) }
            return (key.stringValue, .structure)
        }.sorted { $0.name < $1.name }
    }
}
