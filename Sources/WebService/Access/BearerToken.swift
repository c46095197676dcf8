import Conversations
import Crypto
import Foundation

/// The secret text a caller shows; only its hash is stored.
package struct BearerToken: Sendable {
    package let text: String

    /// A new token of 256 random bits, recognisable as ours by `trg_`.
    package static func generate() -> BearerToken {
        let bytes = unsafe SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Data($0) }
        let base64 = bytes.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return BearerToken(text: "trg_" + base64)
    }

    package init(text: String) {
        self.text = text
    }

    /// Hex SHA-256.
    package var hash: String { SHA256.hash(data: Data(text.utf8)).hexadecimal }
}
