import Conversations
import Crypto
import Decisions
import Foundation

/// The policy that a command line names.
enum PolicyFolder {
    /// Reads a policy folder; nil without a path.
    static func load(_ path: String?) throws -> Policy? {
        guard let path else { return nil }
        // A file of the folder is as good as the folder.
        let folder = path.hasSuffix(".yaml") ? URL(fileURLWithPath: path).deletingLastPathComponent().path : path
        return try Policy.load(folder: folder) { bytes in
            "sha256:" + SHA256.hash(data: bytes).hexadecimal
        }
    }
}
