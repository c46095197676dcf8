import Conversations
import Storage
import TestSupport
import Testing

@testable import Delivery

/// What the dispatcher decides between two turns, without store, clock or network.
@Suite struct `Dispatch shift` {
    private static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)
    private static let endpoint = WebhookEndpoint(
        id: Identifier(stored: "whk_1"), url: "https://a.example/", eventTypes: ["*"],
        secret: WebhookSecret.generate().text, createdAt: now, updatedAt: now)

    private static func shift(seed: UInt64 = 1) -> DispatchShift {
        DispatchShift(
            WebhookDispatcherConfiguration(scanInterval: 5000), name: "a", generator: SeededGenerator(seed: seed))
    }

    private static func survey(
        due: [Identifier<WebhookEndpoint>] = [endpoint.id], next: Instant? = nil,
        unreadable: [UnreadableEndpoint] = []
    ) -> DispatchSurvey {
        DispatchSurvey(endpoints: [endpoint], unreadable: unreadable, due: due, next: next)
    }

    private static func leased(_ id: Int64) -> LeasedDelivery {
        LeasedDelivery(
            delivery: WebhookDelivery(
                id: id, endpointID: endpoint.id, eventID: Identifier(stored: "evt_1"), eventType: .test,
                eventSequence: id, conversationID: nil, state: .leased, attempts: 0, forgiven: 0, dueAt: now,
                lastStatus: nil, lastError: nil, createdAt: now, completedAt: nil), lease: "a-1", body: [])
    }

    private static func finished(
        _ leased: LeasedDelivery, _ permit: CircuitBreaker.Permit, _ result: AttemptResult
    ) -> FinishedAttempt {
        FinishedAttempt(
            endpoint: endpoint, leased: leased, permit: permit, result: result,
            record: DeliveryAttempt(
                attempt: 1, startedAt: now, durationMilliseconds: 1, status: nil, error: nil, response: nil))
    }

    @Test func `takes everything back in its first turn, and looks for lost leases by the clock after it`() {
        var shift = Self.shift()
        let first = shift.plan(Self.survey(), at: Self.now)
        #expect(first.scan == .everything)
        #expect(first.lease == "a-1")
        shift.wrote(first, at: Self.now)
        for (milliseconds, isScanning) in [(0, false), (4999, false), (5000, true), (-60_000, true)] as [(Int64, Bool)]
        {
            var later = shift
            let turn = later.plan(Self.survey(), at: Self.now.adding(milliseconds: milliseconds))
            #expect((turn.scan == .expired) == isScanning, "\(milliseconds)")
            #expect(turn.lease == "a-2")
        }
    }

    @Test func `keeps what has ended until it is written, and gives back what must not be sent`() throws {
        var shift = Self.shift()
        shift.wrote(shift.plan(Self.survey(), at: Self.now), at: Self.now)
        let started = shift.start(Self.leased(1), Self.endpoint.id, at: Self.now)
        let permit = try #require(started)
        let refused = shift.start(Self.leased(2), Identifier(stored: "whk_gone"), at: Self.now)
        #expect(refused == nil)
        #expect(shift.pause(Self.survey(due: []), at: Self.now) == 0)
        shift.take([Self.finished(Self.leased(1), permit, .delivered)], at: Self.now)
        // The store failed twice; then the turn went through.
        for _ in 0..<2 {
            let turn = shift.plan(Self.survey(), at: Self.now)
            #expect(turn.finished.map(\.leased.delivery.id) == [1] && turn.unused.map(\.delivery.id) == [2])
            #expect(turn.finished.first?.outcome == .delivered)
        }
        shift.wrote(shift.plan(Self.survey(), at: Self.now), at: Self.now)
        let last = shift.lastTurn()
        #expect(last.isEmpty)
        #expect(shift.pause(Self.survey(due: []), at: Self.now) == 5000)
    }

    @Test func `wakes for the retry that it has just written, at the moment that chance named`() throws {
        var pauses: [Int64] = []
        for seed in [1, 1, 2] as [UInt64] {
            var shift = Self.shift(seed: seed)
            shift.wrote(shift.plan(Self.survey(), at: Self.now), at: Self.now)
            let started = shift.start(Self.leased(1), Self.endpoint.id, at: Self.now)
            let permit = try #require(started)
            shift.take([Self.finished(Self.leased(1), permit, .failed)], at: Self.now)
            shift.wrote(shift.plan(Self.survey(), at: Self.now), at: Self.now)
            pauses.append(shift.pause(Self.survey(due: []), at: Self.now))
        }
        #expect(pauses[0] == pauses[1] && pauses[0] != pauses[2])
        #expect(pauses.allSatisfy { (2500...5000).contains($0) })
    }

    @Test func `tells once what cannot be read, and again when it comes back`() {
        var shift = Self.shift()
        let bad = UnreadableEndpoint(Self.endpoint, .notBase64)
        let looks: [(unreadable: [UnreadableEndpoint], told: [UnreadableEndpoint])] = [
            ([bad], [bad]), ([bad], []), ([], []), ([bad], [bad]),
        ]
        for (unreadable, expected) in looks {
            let told = shift.newlyUnreadable(Self.survey(unreadable: unreadable))
            #expect(told == expected)
        }
    }
}

@Suite struct `Endpoint lane` {
    private static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)

    @Test func `widens by one for each success and halves after a failure, within its bounds`() throws {
        var generator = SeededGenerator(seed: 1)
        var lane = EndpointLane(
            url: "a", breaker: CircuitBreakerConfiguration(failuresInARow: 100, minimumCalls: 20, failureRate: 1.1),
            widest: 6)
        #expect(lane.room(at: Self.now) == 4)
        let rows: [(AttemptResult, Int)] = [
            (.delivered, 5), (.delivered, 6), (.delivered, 6), (.failed, 3), (.unavailable(retryAfter: nil), 1),
            (.failed, 1), (.delivered, 2), (.refused, 2), (.blocked, 2), (.gone, 2), (.abandoned, 2),
        ]
        for (result, window) in rows {
            let started = lane.start(at: Self.now)
            let permit = try #require(started)
            #expect(lane.inFlight == 1)
            lane.finish(permit, result, from: "a", isDead: false, at: Self.now, using: &generator)
            #expect(lane.statistics.window == window, "\(result)")
        }
        #expect(lane.inFlight == 0 && lane.statistics.delivered == 4 && lane.statistics.failed == 6)
    }

    @Test func `learns nothing from what went to the address before`() throws {
        var generator = SeededGenerator(seed: 1)
        var lane = EndpointLane(url: "new", breaker: CircuitBreakerConfiguration(), widest: 8, inFlight: 9)
        #expect(lane.room(at: Self.now) == 0)
        let started = lane.start(at: Self.now)
        let permit = try #require(started)
        for _ in 0..<10 {
            lane.finish(
                permit, .unavailable(retryAfter: nil), from: "old", isDead: true, at: Self.now, using: &generator)
        }
        #expect(lane.inFlight == 0 && lane.statistics.dead == 10 && lane.statistics.failed == 0)
        #expect(lane.statistics.breaker == .closed && lane.room(at: Self.now) == 4)
    }
}
