package import Conversations
import Foundation

/// A receiver's memory: checks each webhook and counts how often its id came.
package struct WebhookReceipts: Sendable {
    private let secrets: [WebhookSecret]
    private var seen: [String: Int] = [:]
    /// Ids beyond this many are forgotten; a trial receiver is no archive.
    private static let maximumSeen = 100_000

    /// - Parameter secrets: any of them may have signed; without one nothing is checked.
    package init(secrets: [WebhookSecret]) {
        self.secrets = secrets
    }

    /// Looks at one request.
    ///
    /// - Parameters:
    ///   - header: gives a header's value by its name in lower case.
    ///   - status: what it would be answered if it is believed; one that is not is answered 401.
    package mutating func receive(
        header: (String) -> String?, body: [UInt8], status: Int, at now: Instant
    ) -> WebhookReceipt {
        let id = header("webhook-id")
        let problem = secrets.isEmpty ? nil : problem(header: header, body: body, at: now)
        let document = try? JSONDecoder().decode(JSONValue.self, from: Data(body))
        return WebhookReceipt(
            id: id, type: document?["type"]?.stringValue, sequence: document?["sequence"]?.whole,
            conversationID: document?["ticket"]?["id"]?.stringValue, attempt: count(id),
            verified: secrets.isEmpty ? nil : problem == nil, problem: problem, status: problem == nil ? status : 401,
            receivedAt: now, body: document)
    }

    private mutating func count(_ id: String?) -> Int {
        guard let id else { return 1 }
        if seen.count >= Self.maximumSeen { seen = [:] }
        seen[id, default: 0] += 1
        return seen[id] ?? 1
    }

    /// Both signatures have to be right when both are there.
    private func problem(header: (String) -> String?, body: [UInt8], at now: Instant) -> String? {
        do {
            try WebhookVerification.verify(
                secrets: secrets, id: header("webhook-id") ?? "", timestamp: header("webhook-timestamp") ?? "",
                signature: header("webhook-signature") ?? "", body: body, at: now)
        } catch {
            return error.description
        }
        guard let plain = header("x-webhook-signature") else { return nil }
        let isPlainRight = secrets.contains {
            WebhookVerification.verifyPlain(secret: $0.text, signature: plain, body: body)
        }
        return isPlainRight ? nil : "X-Webhook-Signature does not match"
    }
}

extension WebhookReceipt {
    /// One line for people; a sender has no hold on the terminal.
    package var line: String {
        let belief =
            switch verified {
            case true?: "verified"
            case false?: "NOT BELIEVED: \(problem ?? "")"
            case nil: "not checked"
            }
        let parts = [
            receivedAt.rfc3339, type ?? "(no type)", id ?? "(no webhook-id)", sequence.map { "#\($0)" },
            conversationID, attempt > 1 ? "attempt \(attempt)" : nil, belief, "-> \(status)",
        ]
        return parts.compactMap { $0?.singleLine(limit: 200) }.joined(separator: "  ")
    }
}

extension JSONValue {
    fileprivate subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    fileprivate var whole: Int64? {
        if case .integer(let number) = self { number } else { nil }
    }
}
