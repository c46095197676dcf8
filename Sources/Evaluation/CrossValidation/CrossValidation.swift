package import Conversations
package import Training

/// Every row judged by a model that has not seen it, nor anything nearly the same.
package struct CrossValidation: Sendable {
    /// For each row its fold, 0..<count.
    package let folds: [Int]
    package let count: Int

    /// Deals the rows out by intent, near-duplicates together.
    ///
    /// - Parameter groups: for each row its group of near-duplicates when that is known; looked for otherwise.
    package init(_ rows: [CorpusRow], folds count: Int, seed: UInt64, groups: [Int]? = nil) {
        let groups = groups ?? NearDuplicates(rows.map(\.text)).groups
        let split = GroupedSplit(
            rows, shares: [Double](repeating: 1, count: max(count, 1)), groups: groups, seed: seed)
        folds = split.parts
        self.count = max(count, 1)
    }

    /// What a fold leaves when that is not enough to train on.
    package enum Obstacle: Hashable, Sendable {
        /// Every row is in the fold.
        case nothing
        /// The other rows are all of one intent.
        case oneIntent(IntentLabel)
    }

    /// Why some fold could not be judged; nil when each leaves rows of two intents.
    package func obstacle(in rows: [CorpusRow]) -> Obstacle? {
        for fold in Set(folds).sorted() {
            let left = rows.indices.lazy.filter { folds[$0] != fold }.map { rows[$0].intent }
            guard let intent = left.first else { return .nothing }
            guard left.contains(where: { $0 != intent }) else { return .oneIntent(intent) }
        }
        return nil
    }

    /// Trains and predicts once a fold; the predictions come back in the rows' order.
    ///
    /// - Parameters:
    ///   - train: makes a classifier from the rows of the other folds.
    ///   - progress: is told how many folds are done.
    package func run(
        _ rows: [CorpusRow], progress: (Int) -> Void = { _ in },
        train: ([CorpusRow]) throws -> RowJudge
    ) rethrows -> PredictionRun {
        var predictions: [(row: Int, prediction: Prediction)] = []
        predictions.reserveCapacity(rows.count)
        var p50: [Double] = []
        var p99: [Double] = []
        var seconds = 0.0
        for fold in 0..<count {
            let held = rows.indices.filter { folds[$0] == fold }
            guard !held.isEmpty else { continue }
            let judge = try train(rows.indices.filter { folds[$0] != fold }.map { rows[$0] })
            let run = PredictionRun(of: held.map { rows[$0] }, by: judge)
            predictions += zip(held, run.predictions).map { (row: $0, prediction: $1) }
            p50.append(run.timing.p50)
            p99.append(run.timing.p99)
            if run.timing.messagesPerSecond > 0 { seconds += Double(held.count) / run.timing.messagesPerSecond }
            progress(fold + 1)
        }
        predictions.sort { $0.row < $1.row }
        // Percentiles cannot be pooled from percentiles; the middle fold stands for all.
        let timing = Timing(
            p50: p50.sorted().dropFirst(p50.count / 2).first ?? 0,
            p99: p99.sorted().dropFirst(p99.count / 2).first ?? 0,
            messagesPerSecond: seconds > 0 ? Double(predictions.count) / seconds : 0)
        return PredictionRun(predictions: predictions.map(\.prediction), timing: timing)
    }
}
