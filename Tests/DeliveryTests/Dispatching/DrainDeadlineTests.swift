import Testing

@testable import Delivery

@Suite struct `Drain deadline` {
    private let start = ContinuousClock.now

    private func step(
        after milliseconds: Double, inFlight: Int = 1, isCancelled: Bool = false
    ) -> DrainDeadline.Step {
        DrainDeadline(milliseconds: 300, from: start).step(
            inFlight: inFlight, isCancelled: isCancelled, at: start.advanced(by: .milliseconds(milliseconds)))
    }

    @Test func `waits for what is left of the time and not a moment longer`() {
        #expect(step(after: 0) == .wait(milliseconds: 300))
        #expect(step(after: 299) == .wait(milliseconds: 1))
        #expect(step(after: 299.2) == .wait(milliseconds: 1))
        for late in [300.0, 301, 60_000] { #expect(step(after: late) == .giveUp(milliseconds: 5)) }
    }

    @Test func `ends as soon as nothing is under way`() {
        for time in [0.0, 150, 300, 60_000] { #expect(step(after: time, inFlight: 0) == .finished) }
        #expect(step(after: 0, inFlight: 0, isCancelled: true) == .finished)
    }

    @Test func `does not wait at all once it is cancelled itself`() {
        #expect(step(after: 0, isCancelled: true) == .giveUp(milliseconds: 5))
    }
}
