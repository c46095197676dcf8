import Conversations
import Delivery
import Logging
import SQLiteStorage
import ServiceLifecycle
import Storage

/// Plays the CRM and the day: starts a receiver, subscribes it, then seeds the store.
///
/// A store that has customers, and never had a demo, is somebody's: it is left as it is.
struct DemoService: Service {
    let assembly: Assembly
    /// Ends when the service takes requests; before that nothing is written.
    let listening: AsyncStream<Never>
    let clock: @Sendable () -> Instant
    let logger: Logger

    /// What the receiver's endpoint is recognised by when the demo starts again on the same store.
    private static let description = "Demo CRM"

    func run() async throws {
        for await _ in listening {}
        guard !Task.isCancelled else { return }
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
        await unsubscribe()
    }

    /// Nobody will listen there any more.
    private func unsubscribe() async {
        do {
            guard let known = try await endpoint() else { return }
            _ = try await assembly.endpoints.update(
                known.id, url: nil, eventTypes: nil, description: nil, enabled: false, at: clock())
        } catch {
            logger.error("the demo's endpoint could not be disabled", metadata: ["error": "\(error)"])
        }
    }

    private func endpoint() async throws -> WebhookEndpoint? {
        try await assembly.database.read { try EndpointStore($0).readable().values }
            .first { $0.description == Self.description }
    }

    private func seed(receiverPort port: Int) async throws {
        let url = "http://127.0.0.1:\(port)/crm"
        if let known = try await endpoint() {
            _ = try await assembly.endpoints.update(
                known.id, url: url, eventTypes: nil, description: nil, enabled: true, at: clock())
        } else {
            let isSomebodys = try await assembly.database.read {
                try !CustomerStore($0).list(before: nil, limit: 1).isEmpty
            }
            guard !isSomebodys else {
                logger.warning("the store has customers already; no demo is played into it")
                return
            }
            _ = try await assembly.endpoints.create(
                url: url, eventTypes: ["*"], description: Self.description, at: clock())
        }
        let day = DemoDay(writer: assembly.writer, desk: assembly.desk, database: assembly.database)
        let played = try await day.play(endingAt: clock())
        assembly.dispatcher.wake()
        logger.info("demo is ready", metadata: ["messages": "\(played)"])
    }
}
