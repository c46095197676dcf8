import InputFiles

/// A corpus file in memory as UTF-8, its byte-order mark gone, read line by line.
struct SourceText {
    let file: String
    let bytes: [UInt8]

    /// - Parameter encoding: nil for UTF-8, unless a byte-order mark says otherwise.
    init(file: String, bytes: [UInt8], encoding: CorpusEncoding? = nil) throws(CorpusProblem) {
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self.bytes = Array(bytes.dropFirst(3))
        } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw CorpusProblem(.otherEncoding("UTF-32"), file: file, line: 1)
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self.bytes = try CorpusEncoding.utf16.utf8(bytes, file: file)
        } else {
            self.bytes = try (encoding ?? .utf8).utf8(bytes, file: file)
        }
    }

    /// Reads a regular file of at most `limit` bytes.
    static func read(
        path: String, limit: Int, encoding: CorpusEncoding? = nil
    ) throws(CorpusProblem) -> SourceText {
        let bytes: [UInt8]
        do throws(InputFileError) {
            bytes = try InputFile.read(path, limit: limit)
        } catch {
            throw CorpusProblem(.notRead(error), file: path)
        }
        return try SourceText(file: path, bytes: bytes, encoding: encoding)
    }

    /// The next line from `position` on, without its end, and moves `position` behind it; nil at the end.
    func nextLine(from position: inout Int) -> ArraySlice<UInt8>? {
        guard position < bytes.count else { return nil }
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        var line = bytes[position..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        position = end + 1
        return line
    }

    /// The text of `slice`, which stands on `line`.
    func text(_ slice: ArraySlice<UInt8>, line: Int) throws(CorpusProblem) -> String {
        guard !slice.contains(0) else { throw CorpusProblem(.nul, file: file, line: line) }
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw CorpusProblem(.notUTF8, file: file, line: line)
        }
        return text
    }

    /// The whole file as text; a bad byte is reported with its line.
    func wholeText() throws(CorpusProblem) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) { return text }
        var position = 0
        var line = 0
        while let slice = nextLine(from: &position) {
            line += 1
            _ = try text(slice, line: line)
        }
        throw CorpusProblem(.notUTF8, file: file)
    }
}

extension ArraySlice<UInt8> {
    /// True when there is nothing but white space in it.
    var isBlank: Bool { allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}
