import Conversations
import Synchronization

/// Calls a server as one caller, over as many kept-alive connections as there are calls at the same time.
final class HTTPClient: Sendable {
    let port: Int
    let token: String?
    private let idle = Mutex<[HTTPConnection]>([])

    init(port: Int, token: String?) {
        self.port = port
        self.token = token
    }

    func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        var call = call
        if let token, !call.headers.contains(where: { $0.0 == "Authorization" }) {
            call.headers.append(("Authorization", "Bearer \(token)"))
        }
        while let known = idle.withLock({ $0.popLast() }) {
            guard known.isOpen else { continue }
            do {
                return try await finish(call, on: known)
            } catch HTTPConnectionError.closed {
                // The server ended an idle connection at that moment.
                continue
            }
        }
        return try await finish(call, on: try await HTTPConnection.open(port: port))
    }

    private func finish(_ call: HTTPCall, on connection: HTTPConnection) async throws -> HTTPAnswer {
        let answer = try await connection.send(call)
        if answer.header("connection") == "close" {
            await connection.close()
        } else {
            idle.withLock { $0.append(connection) }
        }
        return answer
    }

    func get(_ path: String) async throws -> HTTPAnswer { try await send(.get(path)) }

    func post(_ path: String, _ body: JSONValue = [:]) async throws -> HTTPAnswer {
        try await send(.json("POST", path, body))
    }

    /// Posts a customer's message.
    func message(
        _ text: String, from customer: String, channel: String = "whatsapp", _ fields: JSONValue = [:],
        key: String? = nil
    ) async throws -> HTTPAnswer {
        try await send(Self.message(text, from: customer, channel: channel, fields, key: key))
    }

    static func message(
        _ text: String, from customer: String, channel: String = "whatsapp", _ fields: JSONValue = [:],
        key: String? = nil
    ) throws -> HTTPCall {
        var body: [String: JSONValue] = [
            "channel": .string(channel), "customer_identifier": .string(customer), "message": .string(text),
        ]
        body.merge(fields.fields ?? [:]) { _, given in given }
        var call = try HTTPCall.json("POST", "/api/v1/conversations/message", .object(body))
        if let key { call.headers.append(("Idempotency-Key", key)) }
        return call
    }

    func close() async {
        for connection in idle.withLock({ connections in
            defer { connections = [] }
            return connections
        }) { await connection.close() }
    }
}
