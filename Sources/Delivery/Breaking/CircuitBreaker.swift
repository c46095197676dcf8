package import Conversations

/// Stops trying an endpoint that is down, and finds out by single probes when it is back.
///
/// A pure state machine: closed lets everything through; too many failures in a row, or too large a share of the last calls,
/// open it; an open one lets nothing through until its time is over; then it is half-open and lets one probe through, whose
/// result closes or opens it again, each time for twice as long. Results of calls that began before the last change of state
/// say nothing about now and are passed over.
package struct CircuitBreaker: Sendable {
    package enum State: Hashable, Sendable {
        case closed
        case open(until: Instant)
        case halfOpen
    }

    /// Leave for one call; its result is recorded with it.
    package struct Permit: Hashable, Sendable {
        /// Whether this call tests an endpoint that was down.
        package let isProbe: Bool
        let generation: UInt64
    }

    package let configuration: CircuitBreakerConfiguration
    package private(set) var state = State.closed
    private var generation: UInt64 = 0
    private var isProbing = false
    private var failuresInARow = 0
    private var recent = RecentOutcomes()
    /// How often it opened since it was last closed.
    private var openings = 0

    package init(_ configuration: CircuitBreakerConfiguration = CircuitBreakerConfiguration()) {
        self.configuration = configuration
    }

    /// How many calls would be let through now, at most `limit`.
    package func room(at now: Instant, limit: Int) -> Int {
        switch state {
        case .closed: limit
        case .open(let until): isOver(until, at: now) ? min(limit, 1) : 0
        case .halfOpen: isProbing ? 0 : min(limit, 1)
        }
    }

    /// Asks leave for one call.
    ///
    /// - Returns: nil when the call must wait.
    package mutating func admit(at now: Instant) -> Permit? {
        if case .open(let until) = state, isOver(until, at: now) { change(to: .halfOpen) }
        switch state {
        case .closed: return Permit(isProbe: false, generation: generation)
        case .open: return nil
        case .halfOpen:
            guard !isProbing else { return nil }
            isProbing = true
            return Permit(isProbe: true, generation: generation)
        }
    }

    /// Records how a call went.
    ///
    /// - Parameter healthy: nil when it says nothing about the endpoint; a probe is then free for another call.
    package mutating func record(
        _ permit: Permit, healthy: Bool?, at now: Instant, using generator: inout some RandomNumberGenerator
    ) {
        guard permit.generation == generation else { return }
        guard let healthy else {
            isProbing = false
            return
        }
        switch state {
        case .open: break
        case .halfOpen where healthy: close()
        case .halfOpen: open(at: now, using: &generator)
        case .closed:
            failuresInARow = healthy ? 0 : failuresInARow + 1
            recent.add(failure: !healthy, keeping: configuration.window)
            let isTooBad =
                recent.count >= configuration.minimumCalls
                && Double(recent.failures) >= configuration.failureRate * Double(recent.count)
            if failuresInARow >= configuration.failuresInARow || (!healthy && isTooBad) {
                open(at: now, using: &generator)
            }
        }
    }

    private mutating func open(at now: Instant, using generator: inout some RandomNumberGenerator) {
        openings += 1
        let delays = Backoff(base: configuration.firstDelay, cap: configuration.longestDelay)
        change(to: .open(until: now.adding(milliseconds: delays.wait(afterFailures: openings, using: &generator))))
    }

    private mutating func close() {
        openings = 0
        failuresInARow = 0
        recent = RecentOutcomes()
        change(to: .closed)
    }

    private mutating func change(to next: State) {
        state = next
        generation &+= 1
        isProbing = false
    }

    /// Whether an open time is over; also when the clock was set back so far that it could not be an open time of ours.
    private func isOver(_ until: Instant, at now: Instant) -> Bool {
        until <= now || until.milliseconds(since: now) > configuration.longestDelay
    }
}
