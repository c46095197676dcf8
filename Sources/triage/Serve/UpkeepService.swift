import Conversations
import Logging
import ServiceLifecycle
import Storage

/// Forgets what has served its time, once an hour.
struct UpkeepService: Service {
    /// How long an idempotency key answers for its message.
    static let keySeconds = 7.0 * 86_400

    let database: any SQLDatabase
    let clock: @Sendable () -> Instant
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let limit = clock().adding(seconds: -Self.keySeconds)
                    try await database.write { try IdempotencyStore($0).prune(before: limit) }
                } catch {
                    logger.error("upkeep failed", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: .seconds(3600))
            }
        }
    }
}
