import HTTPTypes
import Journey
import Storage
import Testing

@testable import WebService

@Suite struct ProblemMiddlewareTests {
    @Test func `what the service refuses on purpose is no fault`() {
        let refusals: [any Error] = [
            IntakeError.busy(retryAfter: 1), IntakeError.draining, Problem.tooManyBodies, Problem.stopping,
            Problem.unauthorized,
        ]
        for error in refusals { #expect(!ProblemMiddleware.isFault(error), "\(error)") }
        let faults: [any Error] = [
            StorageError.unavailable("disk"), StorageError.damaged("page"), StorageError.statement("x"),
            CancellationError(), Problem.internalError,
        ]
        for error in faults { #expect(ProblemMiddleware.isFault(error), "\(error)") }
    }

    @Test func `each state of the store has one answer`() {
        let lost = ProblemMiddleware.problem(for: StorageError.unavailable("disk"))
        #expect(lost.status == .serviceUnavailable && lost.retryAfter == 5)
        #expect(ProblemMiddleware.problem(for: StorageError.inUse("another")) == lost)
        let damaged = ProblemMiddleware.problem(for: StorageError.damaged("page"))
        #expect(damaged.status == .serviceUnavailable && damaged.retryAfter == 60)
        #expect(ProblemMiddleware.problem(for: StorageError.unreadable("row")) == .internalError)
    }
}
