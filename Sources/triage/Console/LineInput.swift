import Foundation

/// Lines of standard input as they arrive, each within a limit.
struct LineInput {
    /// UTF-8 bytes in one line; as much as the message endpoint takes.
    static let lineLimit = 256 << 10

    private var pending: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private(set) var line = 0

    /// The next line without its end; nil at the end of input.
    ///
    /// - Parameter waiting: called before the input is waited for.
    mutating func next(waiting: () throws -> Void) throws -> String? {
        var searched = position
        while true {
            if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = end + 1 }
                return try text(pending[position..<end])
            }
            searched = pending.count
            guard pending.count - position <= Self.lineLimit else { throw tooLong() }
            guard !isAtEnd else {
                guard position < pending.count else { return nil }
                defer { position = pending.count }
                return try text(pending[position...])
            }
            pending.removeFirst(position)
            searched -= position
            position = 0
            try waiting()
            try fill()
        }
    }

    private mutating func fill() throws {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe chunk.withUnsafeMutableBytes { bytes in
            unsafe read(FileHandle.standardInput.fileDescriptor, bytes.baseAddress, bytes.count)
        }
        guard count >= 0 else { throw CommandFailure.workFailed("standard input cannot be read") }
        isAtEnd = count == 0
        pending += chunk.prefix(count)
    }

    private mutating func text(_ slice: ArraySlice<UInt8>) throws -> String {
        line += 1
        var slice = slice
        if slice.last == UInt8(ascii: "\r") { slice.removeLast() }
        guard slice.count <= Self.lineLimit else { throw tooLong(line) }
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw CommandFailure.badInput("<stdin>:\(line): is not valid UTF-8")
        }
        return text
    }

    private func tooLong(_ line: Int? = nil) -> CommandFailure {
        .badInput("<stdin>:\(line ?? self.line + 1): the line is longer than \(Self.lineLimit) bytes")
    }
}
