import Glibc

/// Why a file was not read; who reads it has the words and the name.
package enum InputFileError: Error, Hashable, Sendable {
    case missing
    /// A folder, pipe, device or socket.
    case notRegular
    case noPermission
    /// - Parameter bytes: those there are, or those read before it was given up.
    case tooLarge(bytes: Int)
    /// The disk does not give it.
    case failed

    init(code: Int32) {
        self =
            switch code {
            case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: .missing
            case EACCES, EPERM: .noPermission
            // What opening a socket, or a device that is not there, says.
            case ENXIO, ENODEV: .notRegular
            default: .failed
            }
    }
}
