import Conversations
import Delivery
import Storage
import TestSupport
import Testing
import Transport

@Suite struct `Retry schedule` {
    static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)

    private func delivery(attempts: Int, forgiven: Int = 0, age: Int64 = 0) -> WebhookDelivery {
        WebhookDelivery(
            id: 1, endpointID: Identifier(stored: "whk_1"), eventID: Identifier(stored: "evt_1"), eventType: .test,
            eventSequence: 1, conversationID: nil, state: .leased, attempts: attempts, forgiven: forgiven,
            dueAt: Self.now, lastStatus: nil, lastError: nil, createdAt: Self.now.adding(milliseconds: -age),
            completedAt: nil)
    }

    private func outcome(
        _ result: AttemptResult, _ delivery: WebhookDelivery, isProbe: Bool = false
    ) -> DeliveryOutcome? {
        var generator = SeededGenerator(seed: 1)
        return RetrySchedule().outcome(of: result, for: delivery, isProbe: isProbe, at: Self.now, using: &generator)
    }

    @Test func `doubles its waits up to the cap and never overflows`() {
        let backoff = Backoff(base: 5000, cap: 14_400_000)
        #expect((1...4).map { backoff.longestWait(afterFailures: $0) } == [5000, 10_000, 20_000, 40_000])
        for failures in [0, 13, 14, 61, 62, 63, 64, 1_000_000, Int.max] {
            #expect((5000...14_400_000).contains(backoff.longestWait(afterFailures: failures)))
        }
        #expect(backoff.longestWait(afterFailures: 1_000_000) == 14_400_000)
        #expect(Backoff(base: .max, cap: .max).longestWait(afterFailures: 2) == .max)
    }

    /// Kolmogorov–Smirnov against the uniform distribution on the range's upper half; 1.63 / √n is the 1 % bound.
    @Test func `spreads its waits evenly over the upper half`() {
        var generator = SeededGenerator(seed: 7)
        let count = 10_000
        let waits = (0..<count).map { _ in RetrySchedule().backoff.wait(afterFailures: 3, using: &generator) }.sorted()
        #expect(waits.allSatisfy { (10_000...20_000).contains($0) })
        let distance = waits.enumerated().map { index, wait in
            abs(Double(index) / Double(count) - Double(wait - 10_000) / 10_000)
        }.max()
        #expect((distance ?? 1) < 1.63 / Double(count).squareRoot())
    }

    @Test func `gives up after five failures, or three refusals`() {
        for attempts in 0...3 {
            guard case .retry(_, forgiven: false) = outcome(.failed, delivery(attempts: attempts))
            else {
                Issue.record("attempt \(attempts + 1) was the last")
                continue
            }
        }
        #expect(outcome(.failed, delivery(attempts: 4)) == .dead)
        #expect(outcome(.unavailable(retryAfter: nil), delivery(attempts: 4)) == .dead)
        #expect(outcome(.refused, delivery(attempts: 1)) != .dead)
        #expect(outcome(.refused, delivery(attempts: 2)) == .dead)
        #expect(outcome(.blocked, delivery(attempts: 2)) == .dead)
        #expect(outcome(.gone, delivery(attempts: 0)) == .dead)
        #expect(outcome(.delivered, delivery(attempts: 4)) == .delivered)
        #expect(outcome(.abandoned, delivery(attempts: 4)) == nil)
    }

    @Test func `counts neither what was before a replay nor probes of an endpoint that is down`() {
        #expect(outcome(.failed, delivery(attempts: 8, forgiven: 5)) != .dead)
        #expect(outcome(.failed, delivery(attempts: 9, forgiven: 5)) == .dead)
        guard
            case .retry(_, forgiven: true) = outcome(
                .unavailable(retryAfter: nil), delivery(attempts: 4), isProbe: true)
        else {
            Issue.record("the probe counted")
            return
        }
        #expect(outcome(.failed, delivery(attempts: 4), isProbe: true) == .dead)
        let old = delivery(attempts: 4, age: 3 * 86_400_000)
        #expect(outcome(.unavailable(retryAfter: nil), old, isProbe: true) == .dead)
    }

    @Test func `waits as long as it was asked to`() {
        #expect(
            outcome(.unavailable(retryAfter: 3_600_000), delivery(attempts: 0))
                == .retry(at: Self.now.adding(milliseconds: 3_600_000)))
        guard case .retry(let at, _) = outcome(.unavailable(retryAfter: 1000), delivery(attempts: 0)) else { return }
        #expect(at >= Self.now.adding(milliseconds: 2500))
    }

    @Test(
        arguments: [
            ("7", 7000), ("0", 1000), ("99999999", 86_400_000), ("99999999999999999999999", 86_400_000),
            ("Fri, 15 Jan 2027 08:00:10 GMT", 10_000), ("Fri, 15 Jan 2027 07:00:00 GMT", 1000),
            ("Fri, 15 Jan 2100 07:00:00 GMT", 86_400_000), ("-1", nil), ("", nil), ("soon", nil), ("1.5", nil),
            ("Fri, 99 Jan 2027 08:00:10 GMT", nil), ("Fri, 15 Foo 2027 08:00:10 GMT", nil),
        ] as [(String, Int64?)])
    func `reads Retry-After`(text: String, milliseconds: Int64?) {
        #expect(RetryAfter.milliseconds(text, at: Self.now) == milliseconds)
    }

    @Test(
        arguments: [
            (200, .delivered), (204, .delivered), (206, .delivered), (301, .refused), (302, .refused), (400, .refused),
            (401, .refused), (404, .refused), (410, .gone), (408, .failed),
            (409, .failed), (425, .failed), (429, .unavailable(retryAfter: 9000)),
            (500, .failed), (502, .unavailable(retryAfter: nil)),
            (503, .unavailable(retryAfter: 9000)),
            (504, .unavailable(retryAfter: nil)), (599, .failed), (999, .failed),
        ] as [(Int, AttemptResult)])
    func `knows what an answer means`(status: Int, result: AttemptResult) {
        let response = OutboundResponse(
            status: status, headers: [OutboundResponse.Header(name: "Retry-After", value: "9")])
        #expect(AttemptResult(.success(response), at: Self.now) == result)
    }

    @Test func `knows what a failure means`() {
        for failure: OutboundFailure in [
            .connect(""), .resolve(""), .tls(""), .timeout(""), .protocol(""), .tooLarge(""),
        ] {
            #expect(AttemptResult(.failure(failure), at: Self.now) == .unavailable(retryAfter: nil))
        }
        #expect(AttemptResult(.failure(.blockedAddress("")), at: Self.now) == .blocked)
        #expect(AttemptResult(.failure(.badURL("")), at: Self.now) == .blocked)
        #expect(AttemptResult(.failure(.cancelled), at: Self.now) == .abandoned)
    }
}
