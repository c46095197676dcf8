import Glibc
import Storage

/// A file beside the database that names the process which has it.
struct LockFile {
    private let lock: FileLock

    /// - Throws: ``StorageError/inUse(_:)`` naming the process that holds the lock.
    init(path: String) throws(StorageError) {
        lock = try FileLock(path: path, .exclusive) { "the database is in use by process \(Self.holder($0))" }
        let text = Array("\(getpid())\n".utf8)
        // Who holds it is only a courtesy to whoever finds it locked.
        if ftruncate(lock.descriptor, 0) == 0 { _ = unsafe pwrite(lock.descriptor, text, text.count, 0) }
    }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        let digits = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).prefix { $0.isNumber }
        return digits.isEmpty ? "unknown" : String(digits)
    }
}
