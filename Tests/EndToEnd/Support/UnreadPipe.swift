import Foundation
import Glibc
import TestSupport

/// A named pipe that a process can write to and that nobody empties unless a test does.
final class UnreadPipe: Sendable {
    let path: String
    private let descriptor: Int32

    /// Linux' `F_SETPIPE_SZ`, which the C library's header keeps from Swift.
    private static let setPipeSize: Int32 = 1031

    /// - Parameter capacity: bytes it takes before a writer has to wait.
    init(in folder: TemporaryFolder, capacity: Int32 = 4096) throws {
        path = folder.file("unread-\(UUID().uuidString)")
        guard unsafe mkfifo(path, 0o600) == 0 else { throw CannotMake(code: errno) }
        // Open for writing too: a reader alone would see the end when the last writer goes.
        descriptor = unsafe open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0, fcntl(descriptor, Self.setPipeSize, capacity) >= 0 else { throw CannotMake(code: errno) }
    }

    deinit { close(descriptor) }

    /// How many bytes stand in it.
    var waiting: Int {
        var count: Int32 = 0
        return unsafe ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    /// Takes out what stands in it now.
    func read() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer.prefix(count)
        }
    }

    struct CannotMake: Error {
        let code: Int32
    }
}
