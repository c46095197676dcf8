import Glibc
import Storage

/// Holds the database file itself, so that a second process is refused by whatever link it comes.
///
/// `flock` locks belong to the file and do not touch SQLite's own, which are `fcntl` locks. Those vanish when any descriptor
/// of the file is closed, so this one must outlive every connection.
final class DatabaseFileLock: Sendable {
    private let descriptor: Int32

    /// Creates the file, for its owner alone, when there is none: it holds messages and secrets.
    ///
    /// - Throws: ``StorageError/inUse(_:)`` when another process has the file.
    init(path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unavailable("\(path) cannot be opened: \(unsafe String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse("the database is in use by another process, under another name of the same file")
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
