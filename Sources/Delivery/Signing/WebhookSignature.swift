import Conversations
import Crypto
import Foundation
package import Transport

/// Signs what goes out, in two ways.
///
/// `webhook-signature` as in Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body` with the decoded key, one for each
/// secret in force. `X-Webhook-Signature: sha256=<hex>` for simple receivers: HMAC-SHA256 over the body with the newest secret's
/// text as its owner sees it, as GitHub does it.
package enum WebhookSignature {
    /// `v1,<base64>`.
    ///
    /// - Parameter timestamp: seconds since 1970.
    package static func standard(secret: WebhookSecret, id: String, timestamp: Int64, body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: signedContent(id: id, timestamp: "\(timestamp)", body: body), using: SymmetricKey(data: secret.key))
        return "v1," + Data(code).base64EncodedString()
    }

    /// `sha256=<hex>`.
    ///
    /// - Parameter secret: any text; its UTF-8 bytes are the key.
    package static func plain(secret: String, body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(secret.utf8)))
        return "sha256=" + code.hexadecimal
    }

    /// The headers of one attempt.
    ///
    /// - Parameter secrets: in force now, the newest first.
    package static func headers(
        secrets: [WebhookSecret], id: String, timestamp: Int64, body: [UInt8]
    ) -> [OutboundHeader] {
        let signatures = secrets.map { standard(secret: $0, id: id, timestamp: timestamp, body: body) }
        let lines = [
            ("Content-Type", "application/json"),
            ("webhook-id", id),
            ("webhook-timestamp", "\(timestamp)"),
            ("webhook-signature", signatures.joined(separator: " ")),
            ("X-Webhook-Signature", secrets.first.map { plain(secret: $0.text, body: body) } ?? ""),
        ]
        return lines.compactMap { OutboundHeader($0.0, $0.1) }
    }

    static func signedContent(id: String, timestamp: String, body: [UInt8]) -> Data {
        Data("\(id).\(timestamp).".utf8) + Data(body)
    }
}
