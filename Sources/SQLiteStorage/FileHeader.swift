import Glibc
import Storage

/// The first bytes of a database file, read before SQLite opens it: opening to write changes another program's file.
struct FileHeader {
    /// The number by which the file says whose it is, as of the last checkpoint; 0 when it does not say.
    let mark: Int64

    private static let size = 100
    private static let magic = Array("SQLite format 3\0".utf8)

    /// Nil when there is no file, or an empty one, which may become a store.
    ///
    /// - Throws: ``StorageError/damaged(_:)`` when the file is no database, or shorter than it says;
    ///   ``StorageError/unavailable(_:)`` when it cannot be read.
    init?(path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unavailable("\(path) cannot be opened: \(unsafe String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: Self.size)
        var status = stat()
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0, unsafe fstat(descriptor, &status) == 0 else {
            throw .unavailable("\(path) cannot be read: \(unsafe String(cString: strerror(errno)))")
        }
        guard count > 0 else { return nil }
        guard count == Self.size, bytes.starts(with: Self.magic) else {
            throw .damaged("it does not begin as an SQLite database does")
        }
        mark = Self.number(bytes, at: 68)
        // A checkpoint that was cut off leaves a log from which SQLite makes the file whole.
        guard !Self.hasLog(path) else { return }
        // 1 stands for 65,536.
        let pageSize = max(Self.number(bytes, at: 16) >> 16, 1)
        let expected = Self.number(bytes, at: 28) * (pageSize == 1 ? 65_536 : pageSize)
        // The number of pages holds only while the file was last written by a program that keeps it.
        let isKept = Self.number(bytes, at: 24) == Self.number(bytes, at: 92)
        guard !isKept || status.st_size >= expected else {
            throw .damaged("\(expected - Int64(status.st_size)) of its \(expected) bytes are missing at the end")
        }
    }

    /// Whether there is something in the log beside a database.
    static func hasLog(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path + "-wal", &status) == 0 && status.st_size > 0
    }

    /// Four bytes, the most significant first.
    private static func number(_ bytes: [UInt8], at offset: Int) -> Int64 {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int64($1) }
    }
}
