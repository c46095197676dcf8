import Conversations
import Foundation
package import Storage

/// Remembers, outside the database, which message the journey is working on, so that one that crashes the program is
/// recognised at the next start.
///
/// A plain file that is overwritten in place: the page cache survives a crash of the process, which is all that is needed.
package final class CrashJournal: Sendable {
    /// How many crashes put a message into quarantine.
    package static let tolerance: Int64 = 2

    private let path: String
    private let descriptor: Int32

    /// - Parameter path: beside the database.
    package init(path: String) throws(StorageError) {
        self.path = path
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unavailable("\(path) cannot be opened") }
    }

    deinit { close(descriptor) }

    /// The digest of the message that was being worked on when the last process ended; nil when it ended between messages.
    package func suspect() -> String? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe pread(descriptor, &bytes, 64, 0)
        guard count == 64, bytes.allSatisfy({ $0 != UInt8(ascii: "-") }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Notes the message about to be worked on.
    func enter(_ digest: String) {
        write(digest)
    }

    /// Notes that the message was survived.
    package func leave() {
        write(String(repeating: "-", count: 64))
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8.prefix(64))
        // A failing write only costs the protection, never the message.
        _ = unsafe pwrite(descriptor, bytes, bytes.count, 0)
    }
}
