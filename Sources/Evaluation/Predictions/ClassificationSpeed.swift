/// How fast messages are classified one after the other on the calling thread.
package struct ClassificationSpeed: Sendable {
    package var timing: Timing
    /// Messages that were measured.
    package var messages: Int

    /// Goes through `texts` once to warm up, then again and again until the time is over.
    ///
    /// - Parameters:
    ///   - seconds: how long to measure, above 0; at least one pass through the texts is made.
    ///   - progress: is told the share of the time that is over.
    ///   - classify: what is measured; returns a number so that the work cannot be optimised away.
    package init(
        of texts: [String], for seconds: Double, progress: (Double) -> Void = { _ in }, classify: (String) -> Double
    ) {
        var sum = 0.0
        for text in texts { sum += classify(text) }
        let clock = ContinuousClock()
        let start = clock.now
        var elapsed = 0.0
        var histogram = LatencyHistogram()
        repeat {
            var last = clock.now
            for text in texts {
                sum += classify(text)
                let now = clock.now
                histogram.add(nanoseconds: (now - last).nanoseconds)
                last = now
            }
            elapsed = Double((clock.now - start).nanoseconds) / 1e9
            progress(elapsed / seconds)
        } while elapsed < seconds && !texts.isEmpty
        // A sum of confidences is never negative; looking at it keeps the calls alive.
        messages = sum.isNaN ? 0 : histogram.count
        timing = Timing(
            p50: histogram.percentile(0.50) / 1000, p99: histogram.percentile(0.99) / 1000,
            messagesPerSecond: elapsed > 0 ? Double(histogram.count) / elapsed : 0)
    }
}

/// Counts of durations in buckets that are 1 % wide, so that any run fits into a few kilobytes.
struct LatencyHistogram {
    private var counts = [Int](repeating: 0, count: 64 * 64)
    private(set) var count = 0

    mutating func add(nanoseconds: Int64) {
        counts[Self.bucket(of: nanoseconds)] += 1
        count += 1
    }

    /// The upper end of the bucket below which `share` of the durations lie, in nanoseconds.
    func percentile(_ share: Double) -> Double {
        var left = Int((share * Double(count)).rounded(.up))
        for (bucket, number) in counts.enumerated() where number > 0 {
            left -= number
            if left <= 0 { return Self.upperEnd(of: bucket) }
        }
        return 0
    }

    /// 64 buckets for each power of two.
    private static func bucket(of nanoseconds: Int64) -> Int {
        let value = UInt64(max(nanoseconds, 0))
        guard value >= 64 else { return Int(value) }
        let exponent = 63 - value.leadingZeroBitCount
        return (exponent - 5) * 64 + Int((value >> UInt64(exponent - 6)) & 63)
    }

    private static func upperEnd(of bucket: Int) -> Double {
        guard bucket >= 64 else { return Double(bucket) }
        let exponent = bucket / 64 + 5
        return Double((UInt64(64 + bucket % 64 + 1) << UInt64(exponent - 6)) - 1)
    }
}
