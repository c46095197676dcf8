import Foundation
import Glibc
import Storage

/// An advisory lock that the system releases when the process ends, however it ends.
final class LockFile: Sendable {
    private let descriptor: Int32

    /// - Throws: ``StorageError/inUse(_:)`` naming the process that holds the lock.
    init(path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unavailable("\(path) cannot be opened: \(unsafe String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw .inUse("the database is in use by process \(holder)")
        }
        let text = Array("\(getpid())\n".utf8)
        // Who holds it is only a courtesy to whoever finds it locked.
        if ftruncate(descriptor, 0) == 0 { _ = unsafe pwrite(descriptor, text, text.count, 0) }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        let digits = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).prefix { $0.isNumber }
        return digits.isEmpty ? "unknown" : String(digits)
    }
}
