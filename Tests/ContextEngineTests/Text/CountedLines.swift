import Synchronization

/// Lines that count the bytes of whatever is read from them.
struct CountedLines: RandomAccessCollection, Sendable {
    private final class Count: Sendable {
        let bytes = Atomic(0)
    }

    private let lines: [Substring]
    private let count = Count()

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// How many bytes were read, a line as often as it was asked for and its end once each time.
    var bytesRead: Int { count.bytes.load(ordering: .relaxed) }

    var startIndex: Int { lines.startIndex }
    var endIndex: Int { lines.endIndex }

    subscript(position: Int) -> Substring {
        count.bytes.add(lines[position].utf8.count + 1, ordering: .relaxed)
        return lines[position]
    }
}
