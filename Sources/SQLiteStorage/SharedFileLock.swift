import Glibc
import Storage

/// Keeps a service from opening a database while it is looked at; any number may look at the same time.
final class SharedFileLock: Sendable {
    private let descriptor: Int32

    /// Locks a file that is there; see ``DatabaseFileLock``, which this one excludes.
    ///
    /// - Throws: ``StorageError/inUse(_:)`` when a process has the file to write to it.
    init(path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .unavailable("\(path) cannot be opened: \(unsafe String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse("the database is in use by another process")
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
