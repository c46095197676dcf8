package import InputFiles

/// Why a model file was not taken.
package enum ModelFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case notRead(file: String, InputFileError)
    case notAModel(file: String)
    case unknownVersion(file: String, version: UInt32)
    case truncated(file: String, needed: Int, found: Int)
    case checksumMismatch(file: String)
    case malformed(file: String, section: String, reason: String)

    /// One line that names the file.
    package var description: String {
        switch self {
        case .notRead(let file, let error): "\(file): \(error)"
        case .notAModel(let file): "\(file): not a Triage model"
        case .unknownVersion(let file, let version):
            "\(file): model format \(version) is not known to this version; train it again"
        case .truncated(let file, let needed, let found): "\(file): truncated: \(needed) bytes needed, \(found) found"
        case .checksumMismatch(let file): "\(file): damaged: the checksum does not match"
        case .malformed(let file, let section, let reason): "\(file): \(section): \(reason)"
        }
    }
}
