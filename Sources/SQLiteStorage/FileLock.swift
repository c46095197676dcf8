import Glibc
import Storage

/// An advisory lock on a file, which the system releases when the process ends, however it ends.
///
/// `flock` locks belong to the file, by whatever link it was opened, and do not touch SQLite's own, which are `fcntl` locks.
/// Those vanish when any descriptor of the file is closed, so a lock on a database must outlive every connection.
final class FileLock: Sendable {
    enum Access: Sendable {
        /// Alone; the file is created, for its owner alone, when there is none: it holds messages and secrets.
        case exclusive
        /// Together with others that share it; the file must be there.
        case shared
    }

    let descriptor: Int32

    /// - Parameter refusal: says who has the file, which is open with that descriptor.
    /// - Throws: ``StorageError/inUse(_:)`` with that when somebody else has it.
    init(path: String, _ access: Access, refusal: (Int32) -> String) throws(StorageError) {
        let flags = access == .exclusive ? O_RDWR | O_CREAT : O_RDONLY
        let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unavailable("\(path) cannot be opened: \(unsafe String(cString: strerror(errno)))")
        }
        guard flock(descriptor, (access == .exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
            let reason = refusal(descriptor)
            close(descriptor)
            throw .inUse(reason)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
