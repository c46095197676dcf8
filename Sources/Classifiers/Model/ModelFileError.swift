import InputFiles

/// Why a model file was not taken.
package enum ModelFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadable(file: String, reason: String)
    case tooLarge(file: String, bytes: Int)
    case notAModel(file: String)
    case unknownVersion(file: String, version: UInt32)
    case truncated(file: String, needed: Int, found: Int)
    case checksumMismatch(file: String)
    case malformed(file: String, section: String, reason: String)

    /// One line that names the file.
    package var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .tooLarge(let file, let bytes): "\(file): too large for a model (\(bytes) bytes)"
        case .notAModel(let file): "\(file): not a Triage model"
        case .unknownVersion(let file, let version): "\(file): model format \(version) is not known to this version"
        case .truncated(let file, let needed, let found): "\(file): truncated: \(needed) bytes needed, \(found) found"
        case .checksumMismatch(let file): "\(file): damaged: the checksum does not match"
        case .malformed(let file, let section, let reason): "\(file): \(section): \(reason)"
        }
    }
}

extension ModelFileError {
    init(_ error: InputFileError, file: String) {
        self =
            switch error {
            case .missing: .unreadable(file: file, reason: "there is no such file")
            case .notRegular: .unreadable(file: file, reason: "it is not a regular file")
            case .noPermission: .unreadable(file: file, reason: "no permission")
            case .tooLarge(let bytes): .tooLarge(file: file, bytes: bytes)
            case .failed: .unreadable(file: file, reason: "the disk does not give it")
            }
    }
}
