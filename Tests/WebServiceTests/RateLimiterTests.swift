import Conversations
import Testing

@testable import WebService

@Suite struct RateLimiterTests {
    @Test(arguments: [1e-20, 1e-300, .leastNonzeroMagnitude])
    func `a rate near nothing refuses for a day`(rate: Double) {
        let limiter = RateLimiter(rate: rate, burst: 1)
        let now = ContinuousClock.now
        #expect(limiter.refusal(for: Identifier(stored: "tok_a"), at: now) == nil)
        #expect(limiter.refusal(for: Identifier(stored: "tok_a"), at: now) == 86_400)
        #expect(limiter.refusal(for: Identifier(stored: "tok_b"), at: now) == nil)
    }

    @Test func `who is refused learns when the next request will be taken`() {
        let limiter = RateLimiter(rate: 0.25, burst: 1)
        let now = ContinuousClock.now
        #expect(limiter.refusal(for: Identifier(stored: "tok_a"), at: now) == nil)
        #expect(limiter.refusal(for: Identifier(stored: "tok_a"), at: now) == 4)
        #expect(limiter.refusal(for: Identifier(stored: "tok_a"), at: now + .seconds(4)) == nil)
    }
}
