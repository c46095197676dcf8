import AgentDesk
import Conversations
import Logging
import ServiceLifecycle
import WebService

/// Returns lapsed claims to their queues and wakes what was snoozed, once a second.
struct SweepService: Service {
    let desk: AgentDesk
    let clock: @Sendable () -> Instant
    let metrics: ServiceMetrics
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var known: Set<SweepFailure> = []
            var isFailing = false
            while !Task.isCancelled {
                do {
                    let failures = try await desk.sweep(at: clock()).failures
                    // Each is said once, not once a second.
                    for failure in failures.subtracting(known) {
                        logger.error(
                            "a conversation could not be swept",
                            metadata: ["conversation": "\(failure.conversation)", "error": "\(failure.reason)"])
                    }
                    known = failures
                    metrics.setUnsweptConversations(Set(failures.map(\.conversation)).count)
                    isFailing = false
                } catch {
                    if !isFailing { logger.error("sweeping failed", metadata: ["error": "\(error)"]) }
                    isFailing = true
                }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
