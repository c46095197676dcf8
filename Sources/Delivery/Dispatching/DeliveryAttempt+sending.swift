import Conversations
import Foundation
import Storage
import Transport

extension OutboundRequest {
    /// The request of one attempt, signed with every secret in force.
    init(_ leased: LeasedDelivery, to signing: SigningEndpoint, at now: Instant) {
        self.init(
            url: signing.endpoint.url, method: .post(leased.body),
            headers: WebhookSignature.headers(
                secrets: signing.secrets, id: leased.delivery.eventID.rawValue,
                timestamp: now.millisecondsSinceEpoch / 1000, body: leased.body))
    }
}

extension DeliveryAttempt {
    /// What is written down about an attempt; a receiver that echoes our secret does not get it into the history.
    init(
        _ outcome: OutboundOutcome, of leased: LeasedDelivery, to endpoint: WebhookEndpoint, startedAt: Instant
    ) {
        let response = try? outcome.result.get()
        let error: String? =
            switch outcome.result {
            case .success(let response): (200...299).contains(response.status) ? nil : "status \(response.status)"
            case .failure(let failure): failure.description
            }
        self.init(
            attempt: leased.delivery.attempts + 1, startedAt: startedAt,
            durationMilliseconds: Int64(outcome.duration / .milliseconds(1)), status: response?.status, error: error,
            response: response.map { Self.excerpt($0.body, of: endpoint) })
    }

    private static func excerpt(_ bytes: [UInt8], of endpoint: WebhookEndpoint) -> String {
        var text = String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
        for secret in [endpoint.secret, endpoint.previousSecret].compactMap(\.self) {
            let bare =
                secret.hasPrefix(WebhookSecret.prefix) ? String(secret.dropFirst(WebhookSecret.prefix.count)) : secret
            if !bare.isEmpty { text = text.replacing(bare, with: "[redacted]") }
        }
        return text
    }
}
