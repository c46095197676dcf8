import AgentDesk
import Conversations
import Logging
import ServiceLifecycle

/// Returns lapsed claims to their queues and wakes what was snoozed, once a second.
struct SweepService: Service {
    let desk: AgentDesk
    let clock: @Sendable () -> Instant
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    _ = try await desk.sweep(at: clock())
                } catch {
                    logger.error("sweeping failed", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
