package import Training

/// All rows of a corpus classified one after the other, with the time that took.
package struct PredictionRun: Sendable {
    package var predictions: [Prediction]
    package var timing: Timing

    package init(predictions: [Prediction], timing: Timing) {
        self.predictions = predictions
        self.timing = timing
    }

    /// Contributions kept for one row.
    package static let contributionLimit = 8

    /// Classifies `rows` in order on the calling thread.
    ///
    /// - Parameter progress: is told how many rows are done, now and then.
    package init(of rows: [CorpusRow], by judge: RowJudge, progress: (Int) -> Void = { _ in }) {
        var predictions: [Prediction] = []
        predictions.reserveCapacity(rows.count)
        var nanoseconds: [Int64] = []
        nanoseconds.reserveCapacity(rows.count)
        let clock = ContinuousClock()
        for row in rows {
            let start = clock.now
            let classification = judge.classify(row.text)
            nanoseconds.append((clock.now - start).nanoseconds)
            var prediction = Prediction(row: row, classification: classification)
            if !prediction.isRight {
                let parts = judge.contrast(row.text, prediction.predicted, prediction.gold)
                prediction.contributions = Array(parts.prefix(Self.contributionLimit))
            }
            predictions.append(prediction)
            if predictions.count % 256 == 0 { progress(predictions.count) }
        }
        progress(rows.count)
        self.init(predictions: predictions, timing: Timing(nanoseconds: nanoseconds))
    }
}

/// How long single messages took.
package struct Timing: Hashable, Sendable {
    /// Microseconds that half of the messages stayed within.
    package var p50: Double
    /// Microseconds that 99 of 100 messages stayed within.
    package var p99: Double
    package var messagesPerSecond: Double

    package init(p50: Double, p99: Double, messagesPerSecond: Double) {
        self.p50 = p50
        self.p99 = p99
        self.messagesPerSecond = messagesPerSecond
    }

    /// Nearest-rank percentiles; all zero without measurements.
    package init(nanoseconds: [Int64]) {
        let sorted = nanoseconds.sorted()
        func percentile(_ share: Double) -> Double {
            guard !sorted.isEmpty else { return 0 }
            let rank = Int((share * Double(sorted.count)).rounded(.up))
            return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1000
        }
        let total = Double(sorted.reduce(0, +)) / 1e9
        self.init(
            p50: percentile(0.5), p99: percentile(0.99),
            messagesPerSecond: total > 0 ? Double(sorted.count) / total : 0)
    }
}

extension Duration {
    /// Whole nanoseconds; saturates after 292 years.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : product + attoseconds / 1_000_000_000
    }
}
