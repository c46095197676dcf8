import Foundation
import Synchronization
import Training

/// What goes to the two standard streams: results to one, progress and remarks to the other.
enum Console {
    private static let buffer = Mutex<[UInt8]>([])

    /// Adds to standard output; it is written by ``flush()`` or once there is much of it.
    static func write(_ bytes: some Sequence<UInt8>) throws {
        let isFull = buffer.withLock { buffer in
            buffer += bytes
            return buffer.count >= 1 << 16
        }
        if isFull { try flush() }
    }

    static func write(_ text: String) throws { try write(text.utf8) }

    static func flush() throws {
        let bytes = buffer.withLock { buffer in
            defer { buffer.removeAll(keepingCapacity: true) }
            return buffer
        }
        guard !bytes.isEmpty else { return }
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw CommandFailure.workFailed("standard output cannot be written to")
        }
    }

    /// One line to standard error.
    static func note(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
    }

    /// What a corpus' owner should know, the first twenty of it.
    static func note(_ notes: [CorpusNote]) {
        for note in notes.prefix(20) { Console.note("warning: \(note)") }
        if notes.count > 20 {
            note("warning: and \(notes.count - 20) more of this kind; `triage corpus lint` lists all")
        }
    }
}
