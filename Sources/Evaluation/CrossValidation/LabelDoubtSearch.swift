package import Conversations
package import Training

/// Looks for rows whose label is likely wrong, by confident learning over cross-validated probabilities.
package struct LabelDoubtSearch: Sendable {
    package var folds: Int
    package var seed: UInt64

    package init(folds: Int = 5, seed: UInt64 = 7) {
        self.folds = folds
        self.seed = seed
    }

    /// Why labels cannot be doubted in these rows; nil when they can.
    ///
    /// - Parameter groups: for each row its group of near-duplicates.
    package func obstacle(in rows: [CorpusRow], groups: [Int]) -> String? {
        let judged = Dictionary(grouping: rows, by: \.intent).count { $0.value.count >= folds }
        guard judged >= 2 else { return "fewer than two intents have at least \(folds) rows" }
        return switch CrossValidation(rows, folds: folds, seed: seed, groups: groups).obstacle(in: rows) {
        case nil: nil
        case .nothing: "all texts are nearly the same"
        case .oneIntent(let intent): "without near-duplicates, a fold leaves only rows of \(intent) to learn from"
        }
    }

    /// The most doubtful row first; empty when there is an obstacle.
    ///
    /// - Parameters:
    ///   - groups: for each row its group of near-duplicates; they stay in one fold, so that none vouches for another.
    ///   - progress: is told how many folds are done.
    ///   - train: makes a classifier from rows.
    package func doubts(
        in rows: [CorpusRow], groups: [Int], progress: (Int) -> Void = { _ in },
        train: ([CorpusRow]) throws -> (String) -> Classification
    ) rethrows -> [LabelDoubt] {
        guard obstacle(in: rows, groups: groups) == nil else { return [] }
        let run = try CrossValidation(rows, folds: folds, seed: seed, groups: groups)
            .run(rows, progress: progress) { RowJudge(classify: try train($0)) }
        let intents = Set(rows.map(\.intent)).sorted()
        let labels = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
        var rowCounts = [Int](repeating: 0, count: intents.count)
        let judgements = run.predictions.map { prediction in
            let label = labels[prediction.gold] ?? 0
            rowCounts[label] += 1
            let probabilities = prediction.classification.ranking.compactMap { candidate in
                labels[candidate.intent].map { ($0, candidate.confidence) }
            }
            return ConfidentLearning.Judgement(
                label: label, probabilities: Dictionary(probabilities, uniquingKeysWith: { first, _ in first }))
        }
        // An intent with fewer rows than folds may be missing from what a fold's model has seen.
        let learning = ConfidentLearning(judgements, labelCount: intents.count) { rowCounts[$0] >= folds }
        return learning.doubts.map { doubt in
            LabelDoubt(
                row: doubt.row, suggestion: intents[doubt.suggestion], selfConfidence: doubt.selfConfidence,
                confidence: doubt.confidence, normalisedMargin: doubt.normalisedMargin)
        }
    }
}
