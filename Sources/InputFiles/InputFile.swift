import Glibc

/// A file that somebody else wrote, read whole.
package enum InputFile {
    /// The bytes of a regular file, held once.
    ///
    /// - Parameter limit: the most bytes that are read, also from a file that grows meanwhile.
    package static func read(_ path: String, limit: Int) throws(InputFileError) -> [UInt8] {
        let path = try checked(path)
        // A pipe would otherwise be waited for here, and a terminal become ours.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw InputFileError(code: errno) }
        defer { close(descriptor) }
        // Asked of what was opened: what the path leads to may change at any time.
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw InputFileError(code: errno) }
        guard isRegular(status) else { throw .notRegular }
        guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
        return try contents(of: descriptor, expecting: max(Int(status.st_size), 0), limit: limit)
    }

    /// Whether a path leads to a file: to no folder, device, pipe or socket.
    package static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return unsafe !path.utf8.contains(0) && stat(path, &status) == 0 && isRegular(status)
    }

    private static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

    /// C would take a path with a NUL for a shorter one.
    private static func checked(_ path: String) throws(InputFileError) -> String {
        guard !path.utf8.contains(0) else { throw .missing }
        return path
    }

    private static func contents(
        of descriptor: Int32, expecting size: Int, limit: Int
    ) throws(InputFileError) -> [UInt8] {
        // One more than there should be, so that the end is seen without room for a second part.
        var bytes = [UInt8](repeating: 0, count: size + 1)
        var filled = 0
        while true {
            if filled == bytes.count {
                guard filled <= limit else { throw .tooLarge(limit: limit) }
                bytes.append(contentsOf: repeatElement(0, count: min(max(filled, 4096), limit - filled + 1)))
            }
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .failed }
            guard count > 0 else { break }
            filled += count
        }
        guard filled <= limit else { throw .tooLarge(limit: limit) }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}
