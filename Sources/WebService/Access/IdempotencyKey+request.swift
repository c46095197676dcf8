import Conversations
import Crypto
import Foundation
import HTTPTypes
import NIOCore
import Storage

extension IdempotencyKey {
    /// What a caller put into `Idempotency-Key`; nil without one.
    ///
    /// - Throws: `400` for anything but 1 to 255 visible ASCII characters.
    static func text(in headers: HTTPFields) throws -> String? {
        guard let name = HTTPField.Name("Idempotency-Key") else { return nil }
        let values = headers[values: name]
        guard let key = values.first else { return nil }
        guard values.count == 1, (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem.badRequest("Idempotency-Key must be one value of 1 to 255 visible ASCII characters.") }
        return key
    }

    /// - Parameter operation: what the body is for, where one caller has several uses for it.
    init(_ text: String, of caller: Caller, operation: String = "", body: ByteBuffer) {
        var hash = SHA256()
        hash.update(data: Data(operation.utf8))
        hash.update(data: Data(body.readableBytesView))
        self.init(scope: caller.tokenID.rawValue, key: text, requestDigest: hash.finalize().hexadecimal)
    }
}
