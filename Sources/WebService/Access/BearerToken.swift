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

extension Sequence where Element == UInt8 {
    /// Two lower-case digits a byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
