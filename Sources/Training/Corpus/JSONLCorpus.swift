import Foundation

/// Reads `.jsonl`: one object a line with `text`, `intent` and optional fields.
package enum JSONLCorpus {
    package static let fileLimit = 1 << 30
    package static let lineLimit = 2 << 20

    package static func read(contentsOf path: String) throws(CorpusError) -> [CorpusRow] {
        let data: Data
        do {
            let url = URL(fileURLWithPath: path)
            let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard size <= fileLimit else { throw CorpusError.tooLarge(file: path, bytes: size) }
            data = try Data(contentsOf: url)
        } catch let error as CorpusError {
            throw error
        } catch {
            throw .unreadable(file: path, reason: error.localizedDescription)
        }
        return try rows(of: Array(data), file: path)
    }

    /// - Parameter file: what rows and errors call the source.
    package static func rows(of bytes: [UInt8], file: String) throws(CorpusError) -> [CorpusRow] {
        var rows: [CorpusRow] = []
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let lines = bytes.dropFirst(hasMark ? 3 : 0).split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            rows.append(try row(of: line, file: file, line: index + 1))
        }
        return rows
    }

    private static func row(of bytes: ArraySlice<UInt8>, file: String, line: Int) throws(CorpusError) -> CorpusRow {
        guard bytes.count <= lineLimit else {
            throw .malformed(file: file, line: line, reason: "the line is longer than \(lineLimit) bytes")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8(file: file, line: line) }
        let object: [String: Field]
        do {
            object = try JSONDecoder().decode([String: Field].self, from: Data(bytes))
        } catch {
            throw .malformed(file: file, line: line, reason: "not a JSON object")
        }
        var fields = CorpusFields(file: file, line: line)
        // Sorted: which of two aliases wins must not depend on the dictionary's order.
        for (name, field) in object.sorted(by: { $0.key < $1.key }) {
            if let value = field.value { fields.set(name, to: value) }
        }
        return try fields.row()
    }

    /// A JSON value of any kind; null counts as absent.
    private struct Field: Decodable {
        var value: CorpusFields.Value?

        init(from decoder: any Decoder) throws {
            guard let container = try? decoder.singleValueContainer() else {
                value = .other
                return
            }
            if container.decodeNil() {
                value = nil
            } else if let flag = try? container.decode(Bool.self) {
                value = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                value = .number(number)
            } else if let text = try? container.decode(String.self) {
                value = .text(text)
            } else {
                value = .other
            }
        }
    }
}
