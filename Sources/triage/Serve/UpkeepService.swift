import Conversations
import Logging
import ServiceLifecycle
import Storage

/// Forgets what has served its time, once an hour.
struct UpkeepService: Service {
    let database: any SQLDatabase
    let upkeep: StoreUpkeep
    let clock: @Sendable () -> Instant
    let logger: Logger
    /// Left to the writer of messages between two batches.
    static let pause = Duration.milliseconds(50)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                for subject in StoreUpkeep.Subject.allCases { try await prune(subject) }
                try await Task.sleep(for: .seconds(3600))
            }
        }
    }

    /// - Throws: when the task is cancelled, and only then.
    private func prune(_ subject: StoreUpkeep.Subject) async throws {
        let (upkeep, now) = (upkeep, clock())
        var removed = 0
        do {
            while true {
                let count = try await database.write { try upkeep.prune(subject, on: $0, at: now) }
                removed += count
                if count < upkeep.batch { break }
                try await Task.sleep(for: Self.pause)
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            logger.error("upkeep failed", metadata: ["subject": "\(subject)", "error": "\(error)"])
        }
        if removed > 0 {
            logger.info("upkeep removed what was too old", metadata: ["subject": "\(subject)", "rows": "\(removed)"])
        }
    }
}
