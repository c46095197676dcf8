/// Why a corpus was not taken; one line that names file and line.
package enum CorpusError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(file: String, reason: String)
    case tooLarge(file: String, bytes: Int)
    case notUTF8(file: String, line: Int)
    case malformed(file: String, line: Int, reason: String)
    case missingField(file: String, line: Int, field: String)
    case badValue(file: String, line: Int, field: String, reason: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .tooLarge(let file, let bytes): "\(file): too large for a corpus file (\(bytes) bytes)"
        case .notUTF8(let file, let line): "\(file):\(line): not valid UTF-8"
        case .malformed(let file, let line, let reason): "\(file):\(line): \(reason)"
        case .missingField(let file, let line, let field): "\(file):\(line): \(field) is missing"
        case .badValue(let file, let line, let field, let reason): "\(file):\(line): \(field): \(reason)"
        }
    }
}
