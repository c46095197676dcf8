import Conversations
import Delivery
import Logging
import SQLiteStorage
import ServiceLifecycle
import Storage

/// Plays the CRM and the day: starts a receiver, subscribes it, then seeds the store.
struct DemoService: Service {
    let assembly: Assembly
    let clock: @Sendable () -> Instant
    let logger: Logger

    /// What the receiver's endpoint is recognised by when the demo starts again on the same store.
    private static let description = "Demo CRM"

    func run() async throws {
        let (ports, arrived) = AsyncStream<Int>.makeStream()
        let receiver = WebhookReceiver(
            onListening: { port in
                arrived.yield(port)
                arrived.finish()
            },
            onReceipt: { [logger] receipt in
                logger.debug("demo CRM received", metadata: ["status": "\(receipt.status)"])
            })
        try await withThrowingTaskGroup { group in
            group.addTask { try await receiver.run() }
            for await port in ports {
                do {
                    try await seed(receiverPort: port)
                } catch {
                    // The demo is an extra; the service goes on without it.
                    logger.error("the demo could not be seeded", metadata: ["error": "\(error)"])
                }
            }
            try await group.waitForAll()
        }
    }

    private func seed(receiverPort port: Int) async throws {
        let url = "http://127.0.0.1:\(port)/crm"
        let known = try await assembly.database.read { try EndpointStore($0).readable().values }
            .first { $0.description == Self.description }
        if let known {
            _ = try await assembly.endpoints.update(
                known.id, url: url, eventTypes: nil, description: nil, enabled: true, at: clock())
        } else {
            _ = try await assembly.endpoints.create(
                url: url, eventTypes: ["*"], description: Self.description, at: clock())
        }
        let day = DemoDay(writer: assembly.writer, desk: assembly.desk, database: assembly.database)
        let played = try await day.play(endingAt: clock())
        assembly.dispatcher.wake()
        logger.info("demo is ready", metadata: ["messages": "\(played)"])
    }
}
