import Foundation
import Patterns
import Testing

struct TimeBudgetTests {
    @Test func `a thread that was made to wait has not spent its time`() {
        var budget = TimeBudget(.milliseconds(2))
        // Past the wall clock's end before the first look.
        usleep(20_000)
        let isSpent = budget.isSpent()
        #expect(!isSpent)
    }

    @Test func `computing spends it`() {
        var budget = TimeBudget(.milliseconds(2))
        var looks = 0
        // Bounded, should the clock ever stand still.
        while !budget.isSpent(), looks < 100_000_000 { looks += 1 }
        #expect(looks < 100_000_000)
        let isSpent = budget.isSpent()
        #expect(isSpent)
    }

    @Test func `no time is spent at once`() {
        var budget = TimeBudget(.zero)
        let isSpent = budget.isSpent()
        #expect(isSpent)
    }
}
