/// Lines that wait to be written, within a bound; those that find no room are counted.
struct LineBacklog {
    /// Bytes that may wait: some thousand lines of a log.
    static let limit = 256 << 10

    /// What is written at one time.
    struct Batch {
        var lines: [UInt8]
        /// How many lines were dropped after these, and before whatever is taken next.
        var dropped: Int
    }

    private var waiting: [UInt8] = []
    /// Dropped since the last batch.
    private var untold = 0
    /// Dropped in all.
    private(set) var dropped = 0

    var isEmpty: Bool { waiting.isEmpty }

    /// Adds a line with its end, if there is room.
    mutating func add(_ line: [UInt8]) {
        guard waiting.count + line.count <= Self.limit else { return lose(1) }
        waiting += line
    }

    /// Everything that waits.
    mutating func take() -> Batch {
        defer {
            waiting = []
            untold = 0
        }
        return Batch(lines: waiting, dropped: untold)
    }

    /// Counts lines that were not written.
    ///
    /// - Parameter untold: how many of those lost before have not been told of after all.
    mutating func lose(_ count: Int, untold before: Int = 0) {
        dropped += count
        untold += count + before
    }
}
