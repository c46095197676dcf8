import Conversations
import Crypto
import Foundation

extension Corpus {
    /// `sha256:…` over the rows in order, whatever file and format they came from.
    ///
    /// Each row is hashed as the line that ``JSONLines`` writes for it.
    package var digest: String {
        var hash = SHA256()
        var bytes: [UInt8] = []
        for row in rows {
            bytes.removeAll(keepingCapacity: true)
            JSONLines.append(row, to: &bytes)
            hash.update(data: bytes)
        }
        return "sha256:" + hash.finalize().hexadecimal
    }
}
