package import Conversations
import Foundation
package import Logging
import ServiceLifecycle
package import Storage
import Synchronization
package import Transport

/// Brings committed events to the endpoints that asked for them: at least once, in order within a conversation.
///
/// It sleeps until woken after a commit or until something is due, claims what each endpoint may get, sends it, and writes down
/// what came of it in one transaction for many. What was under way when a process died is taken up again by the next.
package final class WebhookDispatcher: Service {
    private let database: any SQLDatabase
    private let transport: OutboundHTTP
    private let configuration: WebhookDispatcherConfiguration
    private let clock: @Sendable () -> Instant
    private let logger: Logger
    private let signal = WakeSignal()
    private let shared = Mutex(Shared())

    /// What tasks and other threads reach for.
    private struct Shared {
        var finished: [FinishedAttempt] = []
        var statistics = DispatcherStatistics()
        var isStopping = false

        mutating func takeFinished() -> [FinishedAttempt] {
            defer { finished = [] }
            return finished
        }
    }

    package init(
        database: any SQLDatabase, transport: OutboundHTTP,
        configuration: WebhookDispatcherConfiguration = WebhookDispatcherConfiguration(),
        clock: @escaping @Sendable () -> Instant = { Instant(Date()) }, logger: Logger
    ) {
        self.database = database
        self.transport = transport
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
    }

    /// Says that something may be due; cheap, from any thread.
    ///
    /// Call after the commit.
    package func wake() {
        signal.raise()
    }

    /// As of the last turn.
    package var statistics: DispatcherStatistics {
        shared.withLock(\.statistics)
    }

    /// Works until a graceful shutdown or cancellation, and gives back what it could not finish.
    package func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                await work(&group)
            }
        } onGracefulShutdown: {
            self.shared.withLock { $0.isStopping = true }
            self.signal.raise()
        }
    }

    private func work(_ group: inout DiscardingTaskGroup) async {
        var shift = DispatchShift(
            configuration, name: UUID().uuidString, generator: SystemRandomNumberGenerator())
        while !isStopping {
            let pause = await turn(&shift, &group)
            await signal.wait(milliseconds: pause)
            // A moment for others to end as well, so that one transaction does for many.
            if shift.board.inFlight > 1 { try? await Task.sleep(for: .milliseconds(configuration.gathering)) }
        }
        await drain(&shift, &group)
    }

    private var isStopping: Bool { Task.isCancelled || shared.withLock(\.isStopping) }

    /// Looks, writes, claims and starts.
    ///
    /// - Returns: for how many milliseconds there is nothing to do unless woken.
    private func turn(_ shift: inout DispatchShift, _ group: inout DiscardingTaskGroup) async -> Int64 {
        do {
            let now = clock()
            let survey = try await database.read { try DispatchSurvey($0, at: now) }
            for endpoint in shift.newlyUnreadable(survey) {
                logger.error(
                    "a webhook endpoint cannot be read",
                    metadata: ["endpoint": "\(endpoint.id)", "error": "\(endpoint.reason)"])
            }
            shift.take(shared.withLock { $0.takeFinished() }, at: now)
            let turn = shift.plan(survey, at: now)
            var hasMore = false
            if !turn.isEmpty {
                let report = try await database.write { try turn.run(on: $0, at: now) }
                shift.wrote(turn, at: now)
                report.log(to: logger)
                for claim in report.claims { start(claim, &shift, &group) }
                hasMore = report.hasMore
            }
            publish(shift)
            return hasMore ? 0 : shift.pause(survey, at: clock())
        } catch {
            // What is unwritten stays in the shift; what was claimed without our knowing comes back when its lease ends.
            logger.warning("webhooks wait for the store", metadata: ["error": "\(error)"])
            return configuration.storageRetry
        }
    }

    private func start(
        _ claim: DispatchReport.Claim, _ shift: inout DispatchShift, _ group: inout DiscardingTaskGroup
    ) {
        for leased in claim.deliveries {
            guard let permit = shift.start(leased, claim.endpoint.endpoint.id, at: clock()) else { continue }
            group.addTask { await self.attempt(leased, claim.endpoint, permit) }
        }
    }

    private func attempt(
        _ leased: LeasedDelivery, _ signing: SigningEndpoint, _ permit: CircuitBreaker.Permit
    ) async {
        let startedAt = clock()
        let outcome = await transport.send(OutboundRequest(leased, to: signing, at: startedAt))
        let endpoint = signing.endpoint
        let attempt = FinishedAttempt(
            endpoint: endpoint, leased: leased, permit: permit, result: AttemptResult(outcome.result, at: clock()),
            record: DeliveryAttempt(outcome, of: leased, to: endpoint, startedAt: startedAt))
        shared.withLock { $0.finished.append(attempt) }
        signal.raise()
    }

    /// Waits for what is under way, then gives the rest back.
    private func drain(_ shift: inout DispatchShift, _ group: inout DiscardingTaskGroup) async {
        let deadline = DrainDeadline(milliseconds: configuration.drain, from: .now)
        draining: while true {
            let now = clock()
            shift.take(shared.withLock { $0.takeFinished() }, at: now)
            switch deadline.step(inFlight: shift.board.inFlight, isCancelled: Task.isCancelled, at: .now) {
            case .finished: break draining
            case .wait(let milliseconds): await signal.wait(milliseconds: milliseconds)
            case .giveUp(let milliseconds):
                group.cancelAll()
                await signal.wait(milliseconds: milliseconds)
            }
            // In a cancelled task the wait returns at once; let the others get on.
            await Task.yield()
        }
        let now = clock()
        let turn = shift.lastTurn()
        publish(shift)
        do {
            if !turn.isEmpty { try await database.write { try turn.run(on: $0, at: now) }.log(to: logger) }
        } catch {
            // Their leases end, and they go out again with the same id.
            logger.warning("webhooks could not be given back", metadata: ["error": "\(error)"])
        }
    }

    private func publish(_ shift: DispatchShift) {
        let statistics = shift.board.statistics
        shared.withLock { $0.statistics = statistics }
    }
}
