import Glibc

/// Why a file was not read, in words that stand after its name.
package enum InputFileError: Error, Hashable, Sendable {
    case missing
    /// A folder, pipe, device or socket.
    case notRegular
    case noPermission
    /// - Parameter limit: the most bytes it might have.
    case tooLarge(limit: Int)
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

extension InputFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing: "cannot be read: there is no such file"
        case .notRegular: "cannot be read: it is not a regular file"
        case .noPermission: "cannot be read: no permission"
        case .tooLarge(let limit): "is larger than \(limit) bytes"
        case .failed: "cannot be read: the disk does not give it"
        }
    }
}
