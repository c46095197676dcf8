import Evaluation
import Testing

@Suite struct TimingTests {
    @Test func `nearest-rank percentiles and rate`() {
        let timing = Timing(nanoseconds: (1...100).map { (value: Int64) -> Int64 in value * 1000 })
        #expect(timing.p50 == 50)
        #expect(timing.p99 == 99)
        #expect(isClose(timing.messagesPerSecond, 19_801.980_198, within: 1e-3))
        #expect(Timing(nanoseconds: []) == Timing(p50: 0, p99: 0, messagesPerSecond: 0))
    }

    @Test func `speed goes through all texts at least twice`() {
        var calls = 0
        let speed = ClassificationSpeed(of: ["a", "b"], for: 1e-9) { _ in
            calls += 1
            return 1
        }
        #expect(calls == 4)
        #expect(speed.messages == 2)
        #expect(speed.timing.p99 >= speed.timing.p50)
    }

    @Test func `nothing to classify ends at once`() {
        #expect(ClassificationSpeed(of: [], for: 60) { _ in 1 }.messages == 0)
    }
}
