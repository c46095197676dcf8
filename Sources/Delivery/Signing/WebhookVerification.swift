package import Conversations
import Crypto
import Foundation

/// Checks what came in: the other half of ``WebhookSignature``, for receivers and for trying things out.
package enum WebhookVerification {
    /// How far a timestamp may be from now: five minutes, as in the Standard Webhooks libraries.
    package static let tolerance: Int64 = 300

    /// Checks a `webhook-signature` header.
    ///
    /// - Parameters:
    ///   - secrets: any of them may have signed.
    ///   - signature: signatures apart by spaces; unknown versions are passed over.
    ///   - now: nil accepts any timestamp.
    package static func verify(
        secrets: [WebhookSecret], id: String, timestamp: String, signature: String, body: [UInt8], at now: Instant?
    ) throws(WebhookVerificationError) {
        guard !id.isEmpty, !timestamp.isEmpty, !signature.isEmpty else { throw .missingHeader }
        guard let seconds = Int64(timestamp) else { throw .invalidTimestamp }
        if let now {
            let (age, overflow) = (now.millisecondsSinceEpoch / 1000).subtractingReportingOverflow(seconds)
            guard !overflow, age <= tolerance else { throw .tooOld }
            guard age >= -tolerance else { throw .tooNew }
        }
        let content = WebhookSignature.signedContent(id: id, timestamp: timestamp, body: body)
        let given = signature.split(separator: " ").compactMap { text in
            text.hasPrefix("v1,") ? Data(base64Encoded: String(text.dropFirst(3))) : nil
        }
        let matches = secrets.contains { secret in
            // Compares in constant time.
            given.contains {
                HMAC<SHA256>.isValidAuthenticationCode(
                    $0, authenticating: content, using: SymmetricKey(data: secret.key))
            }
        }
        guard matches else { throw .noMatch }
    }

    /// Checks an `X-Webhook-Signature` header.
    package static func verifyPlain(secret: String, signature: String, body: [UInt8]) -> Bool {
        guard signature.hasPrefix("sha256="), let code = bytes(hex: signature.dropFirst(7)) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: body, using: SymmetricKey(data: Data(secret.utf8)))
    }

    private static func bytes(hex text: Substring) -> [UInt8]? {
        guard text.utf8.count == 64 else { return nil }
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
