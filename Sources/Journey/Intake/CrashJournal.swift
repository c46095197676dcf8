import Conversations
import Glibc
package import Storage

/// Remembers, outside the database, which message the journey is working on, so that one that crashes the program is
/// recognised at the next start.
///
/// One line of a plain file, mapped into memory: the page cache survives a crash of the process, which is all that is
/// needed, and noting a message costs no system call. Only the writer touches it.
@safe
package final class CrashJournal: @unchecked Sendable {
    /// How many crashes put a message into quarantine.
    package static let tolerance: Int64 = 2

    /// Hex digits of a SHA-256.
    private static let size = 64
    private static let nothing = UInt8(ascii: "-")

    private let line: UnsafeMutableRawBufferPointer
    /// Locked for as long as it is open.
    private let descriptor: Int32

    /// - Parameter path: a file of this process alone: what another is working on is not what the last one crashed with.
    package init(path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unavailable("\(path) cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse("\(path) is in use by another process; each needs a state_folder of its own")
        }
        guard Self.fill(descriptor),
            let address = unsafe mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
            unsafe address != MAP_FAILED
        else {
            close(descriptor)
            throw .unavailable("\(path) cannot be mapped into memory")
        }
        self.descriptor = descriptor
        unsafe line = UnsafeMutableRawBufferPointer(start: address, count: Self.size)
    }

    /// Makes sure that the line's bytes have a place on the disk: touching memory without one would end the program.
    private static func fill(_ descriptor: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: size)
        if unsafe pread(descriptor, &bytes, size, 0) != size { bytes = [UInt8](repeating: nothing, count: size) }
        return unsafe pwrite(descriptor, bytes, size, 0) == size
    }

    deinit {
        unsafe munmap(line.baseAddress, line.count)
        close(descriptor)
    }

    /// The digest of the message that was being worked on when the last process ended; nil when it ended between messages.
    package func suspect() -> String? {
        let bytes = unsafe Array(line)
        guard bytes.allSatisfy({ $0 != Self.nothing && $0 != 0 }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Notes the message about to be worked on.
    func enter(_ digest: String) {
        for (position, byte) in digest.utf8.prefix(Self.size).enumerated() { unsafe line[position] = byte }
    }

    /// Notes that the message was survived.
    package func leave() {
        // A line with one such byte names nobody.
        unsafe line[0] = Self.nothing
    }
}
