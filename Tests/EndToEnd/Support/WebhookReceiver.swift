import Conversations
import Crypto
import Foundation
import Synchronization
import TestSupport

/// A CRM: writes down what arrives, and can be up, failing or down.
final class WebhookReceiver: Sendable {
    /// One attempt as it came in.
    struct Arrival: Sendable {
        let id: String
        let body: [UInt8]
        fileprivate let request: ReceivedRequest
        /// What was answered.
        let status: Int

        /// `POST /crm HTTP/1.1`.
        var line: String { request.line }

        /// The first header of that name; the name in lower case.
        func header(_ name: String) -> String? { request.header(name) }

        func json() throws -> JSONValue { try JSONDecoder().decode(JSONValue.self, from: Data(body)) }
    }

    private struct State {
        var arrivals: [Arrival] = []
        var attempts: [String: Int] = [:]
        var answer: @Sendable (_ id: String, _ attempt: Int) -> Int = { _, _ in 200 }
        var server: LoopbackServer?
    }

    private let state = Mutex(State())
    let url: String
    private let port: UInt16

    /// - Parameter isUp: false keeps the port in mind and refuses connections until ``comeUp()``.
    init(isUp: Bool = true) throws {
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(503) }
        port = server.port
        url = "http://127.0.0.1:\(port)/crm"
        server.stop()
        if isUp { try comeUp() }
    }

    deinit { state.withLock { $0.server }?.stop() }

    /// In the order in which they came.
    var arrivals: [Arrival] { state.withLock(\.arrivals) }

    /// Those that were taken, the first of each id, in the order in which they came.
    var taken: [Arrival] {
        var known: Set<String> = []
        return arrivals.filter { (200...299).contains($0.status) && known.insert($0.id).inserted }
    }

    /// Chooses the status by the event's id and how often it has come before.
    func answer(_ choose: @escaping @Sendable (_ id: String, _ attempt: Int) -> Int) {
        state.withLock { $0.answer = choose }
    }

    func goDown() {
        state.withLock { state in
            defer { state.server = nil }
            return state.server
        }?.stop()
    }

    func comeUp() throws {
        var lastError: (any Error)?
        // The listener before gives the port free a moment after it was stopped.
        for _ in 0..<200 {
            do {
                let server = try LoopbackServer.answering(port: port) { [weak self] request in
                    LoopbackAnswer(self?.take(request) ?? 503)
                }
                state.withLock { $0.server = server }
                return
            } catch {
                lastError = error
                usleep(10_000)
            }
        }
        if let lastError { throw lastError }
    }

    private func take(_ request: ReceivedRequest) -> Int {
        let id = request.header("webhook-id") ?? ""
        return state.withLock { state in
            let attempt = state.attempts[id, default: 0]
            state.attempts[id] = attempt + 1
            let status = state.answer(id, attempt)
            state.arrivals.append(Arrival(id: id, body: request.body, request: request, status: status))
            return status
        }
    }
}

extension WebhookReceiver.Arrival {
    /// Checks both signatures from their definitions, not with the service's own code.
    func isSigned(with secret: String) -> Bool {
        guard secret.hasPrefix("whsec_"), let key = Data(base64Encoded: String(secret.dropFirst(6))),
            let timestamp = header("webhook-timestamp"), Int64(timestamp) != nil,
            let standard = header("webhook-signature"), let plain = header("x-webhook-signature")
        else { return false }
        let content = Data("\(id).\(timestamp).".utf8) + Data(body)
        let expected = Data(HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: key)))
        let digits = HMAC<SHA256>.authenticationCode(for: Data(body), using: SymmetricKey(data: Data(secret.utf8)))
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return standard == "v1," + expected.base64EncodedString() && plain == "sha256=" + digits
    }
}
