import Conversations
import Synchronization
import TestSupport

/// A caller that sends each message until it is acknowledged, as a channel does, and only then the next.
final class PersistentWriter: Sendable {
    private let answers = Mutex<[String: String]>([:])
    private let name: Int
    private let token: String
    private let line: ServerLine
    private let isStopping = Mutex(false)

    init(_ name: Int, token: String, line: ServerLine) {
        self.name = name
        self.token = token
        self.line = line
    }

    /// What the service acknowledged: the caller's own id to the service's.
    var acknowledged: [String: String] { answers.withLock { $0 } }

    /// Lets the message under way be acknowledged, and sends no other.
    func stop() { isStopping.withLock { $0 = true } }

    func run() async throws {
        var connection: HTTPConnection?
        var turn = 0
        while !isStopping.withLock({ $0 }) {
            // Several customers each, so that deliveries in order within a conversation still go side by side.
            let call = try message("m-\(name)-\(turn)", customer: "+551180\(name)\(turn % 4)")
            while true {
                do {
                    if connection?.isOpen != true { connection = try await connect() }
                    guard let answer = try await connection?.send(call) else { continue }
                    if answer.status == 200 {
                        let id = try answer.json()["message_id"]?.text ?? ""
                        answers.withLock { $0["m-\(name)-\(turn)"] = id }
                        break
                    }
                } catch is Failure {
                    throw Failure.noServer
                } catch {
                    // The server is gone: nothing is known about the message, so it is sent again.
                    connection = nil
                }
            }
            turn += 1
        }
        await connection?.close()
    }

    private func message(_ id: String, customer: String) throws -> HTTPCall {
        let text = [SmallDomain.slow, SmallDomain.elsewhere, "mensagem \(id)"].randomElement() ?? id
        var call = try HTTPClient.message(text, from: customer, ["message_id": .string(id)])
        call.headers.append(("Authorization", "Bearer \(token)"))
        return call
    }

    private func connect() async throws -> HTTPConnection {
        var port: Int?
        guard
            try await eventually(
                within: .seconds(60),
                {
                    port = line.currentPort; return port != nil
                }), let port
        else {
            throw Failure.noServer
        }
        // A moment, so that refused connections are not asked for in a tight circle.
        try await Task.sleep(for: .milliseconds(2))
        return try await HTTPConnection.open(port: port)
    }

    enum Failure: Error { case noServer }
}
