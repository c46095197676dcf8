import Conversations
import Delivery
import TestSupport
import Testing

@Suite struct `Circuit breaker` {
    static let start = Instant(millisecondsSinceEpoch: 1_800_000_000_000)

    private func opened() -> (CircuitBreaker, Instant) {
        var breaker = CircuitBreaker()
        var generator = SeededGenerator(seed: 3)
        while breaker.state == .closed {
            guard let permit = breaker.admit(at: Self.start) else { break }
            breaker.record(permit, healthy: false, at: Self.start, using: &generator)
        }
        guard case .open(let until) = breaker.state else { return (breaker, Self.start) }
        return (breaker, until)
    }

    @Test func `opens after three failures in a row, for a while`() {
        let (breaker, until) = opened()
        #expect((2500...5000).contains(until.milliseconds(since: Self.start)))
        #expect(breaker.room(at: Self.start, limit: 16) == 0)
        #expect(breaker.room(at: until, limit: 16) == 1)
    }

    @Test func `opens when half of the last calls failed, though never many in a row`() {
        var breaker = CircuitBreaker()
        var generator = SeededGenerator(seed: 3)
        var calls = 0
        while breaker.state == .closed, calls < 100, let permit = breaker.admit(at: Self.start) {
            calls += 1
            breaker.record(permit, healthy: calls % 2 == 1, at: Self.start, using: &generator)
        }
        #expect(calls == 10)
        #expect(breaker.state != .closed)
    }

    @Test func `lets exactly one probe through, and closes when it succeeds`() throws {
        var (breaker, until) = opened()
        var generator = SeededGenerator(seed: 3)
        let early = breaker.admit(at: until.adding(milliseconds: -1))
        #expect(early == nil)
        let probe = try breaker.mustAdmit(at: until)
        #expect(probe.isProbe)
        let second = breaker.admit(at: until)
        #expect(second == nil)
        #expect(breaker.room(at: until, limit: 16) == 0)
        breaker.record(probe, healthy: true, at: until, using: &generator)
        #expect(breaker.state == .closed)
        let next = try breaker.mustAdmit(at: until)
        #expect(!next.isProbe)
    }

    @Test func `stays open twice as long after each failed probe, up to a limit`() throws {
        var (breaker, until) = opened()
        var generator = SeededGenerator(seed: 5)
        for opening in 2...12 {
            let probe = try breaker.mustAdmit(at: until)
            breaker.record(probe, healthy: false, at: until, using: &generator)
            guard case .open(let next) = breaker.state else { return }
            let longest = min(Int64(5000) << (opening - 1), 120_000)
            #expect((longest / 2...longest).contains(next.milliseconds(since: until)))
            until = next
        }
    }

    @Test func `frees the probe when it told nothing`() throws {
        var (breaker, until) = opened()
        var generator = SeededGenerator(seed: 3)
        let probe = try breaker.mustAdmit(at: until)
        breaker.record(probe, healthy: nil, at: until, using: &generator)
        #expect(breaker.state == .halfOpen)
        let next = try breaker.mustAdmit(at: until)
        #expect(next.isProbe)
    }

    @Test func `passes over results from before it opened`() throws {
        var breaker = CircuitBreaker()
        var generator = SeededGenerator(seed: 3)
        let early = try breaker.mustAdmit(at: Self.start)
        for _ in 1...3 {
            let permit = try breaker.mustAdmit(at: Self.start)
            breaker.record(permit, healthy: false, at: Self.start, using: &generator)
        }
        let state = breaker.state
        breaker.record(early, healthy: true, at: Self.start, using: &generator)
        #expect(breaker.state == state)
    }

    @Test func `does not stay open for ever when the clock is set back`() {
        let (breaker, _) = opened()
        #expect(breaker.room(at: Self.start.adding(seconds: -86_400), limit: 16) == 1)
    }

    /// Random calls, results in any order, and time that goes on, against a plain reading of the rules.
    @Test(arguments: 1...20)
    func `behaves like its model`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var generator = SeededGenerator(seed: seed &* 31)
        let configuration = CircuitBreakerConfiguration(
            failuresInARow: 4, window: 12, minimumCalls: 6, failureRate: 0.5, firstDelay: 100, longestDelay: 1000)
        var breaker = CircuitBreaker(configuration)
        var model = BreakerModel(configuration)
        var now = Self.start
        var inFlight: [(CircuitBreaker.Permit, Int)] = []
        var badness = 0.1
        for _ in 0..<20_000 {
            switch Int.random(in: 0..<10, using: &chance) {
            case 0...4:
                let expected = model.admits(at: now)
                #expect((breaker.room(at: now, limit: 8) > 0) == expected)
                let permit = breaker.admit(at: now)
                #expect((permit != nil) == expected)
                if let permit {
                    #expect(permit.isProbe == model.isProbing)
                    inFlight.append((permit, model.epoch))
                }
            case 5...8 where !inFlight.isEmpty:
                let (permit, epoch) = inFlight.remove(at: Int.random(in: inFlight.indices, using: &chance))
                let roll = Double.random(in: 0..<1, using: &chance)
                let healthy: Bool? = roll < 0.05 ? nil : roll > badness
                breaker.record(permit, healthy: healthy, at: now, using: &generator)
                model.record(epoch: epoch, healthy: healthy, opened: breaker.state, at: now)
            default:
                now = now.adding(milliseconds: Int64.random(in: 0...80, using: &chance))
                if Int.random(in: 0..<50, using: &chance) == 0 { badness = Double.random(in: 0..<1, using: &chance) }
            }
            #expect(model.agrees(with: breaker.state))
        }
    }
}

extension CircuitBreaker {
    fileprivate mutating func mustAdmit(at now: Instant) throws -> Permit {
        let permit = admit(at: now)
        return try #require(permit)
    }
}

/// The breaker's rules once more, with lists instead of bits.
private struct BreakerModel {
    let configuration: CircuitBreakerConfiguration
    var epoch = 0
    var isProbing = false
    private var until: Instant?
    private var isHalfOpen = false
    private var outcomes: [Bool] = []
    private var openings = 0
    private var isDelayRight = true

    init(_ configuration: CircuitBreakerConfiguration) {
        self.configuration = configuration
    }

    mutating func admits(at now: Instant) -> Bool {
        if let until, until <= now {
            self.until = nil
            isHalfOpen = true
            isProbing = false
            epoch += 1
        }
        if until != nil || (isHalfOpen && isProbing) { return false }
        isProbing = isHalfOpen
        return true
    }

    mutating func record(epoch: Int, healthy: Bool?, opened state: CircuitBreaker.State, at now: Instant) {
        guard epoch == self.epoch else { return }
        guard let healthy else {
            isProbing = false
            return
        }
        if isHalfOpen {
            if healthy {
                isHalfOpen = false
                isProbing = false
                outcomes = []
                openings = 0
                self.epoch += 1
            } else {
                open(state, at: now)
            }
            return
        }
        outcomes.append(healthy)
        let last = outcomes.suffix(configuration.window)
        let failures = last.filter { !$0 }.count
        let inARow = outcomes.suffix(configuration.failuresInARow)
        let isRow = inARow.count == configuration.failuresInARow && inARow.allSatisfy { !$0 }
        let isRate =
            last.count >= configuration.minimumCalls
            && Double(failures) / Double(last.count) >= configuration.failureRate
        if !healthy && (isRow || isRate) { open(state, at: now) }
    }

    private mutating func open(_ state: CircuitBreaker.State, at now: Instant) {
        openings += 1
        epoch += 1
        isHalfOpen = false
        isProbing = false
        outcomes = []
        guard case .open(let until) = state else {
            isDelayRight = false
            return
        }
        self.until = until
        var longest = configuration.firstDelay
        for _ in 1..<max(openings, 1) { longest = min(longest * 2, configuration.longestDelay) }
        isDelayRight = (longest / 2...longest).contains(until.milliseconds(since: now))
    }

    func agrees(with state: CircuitBreaker.State) -> Bool {
        switch state {
        case .closed: until == nil && !isHalfOpen
        case .open(let until): self.until == until && isDelayRight
        case .halfOpen: isHalfOpen
        }
    }
}
