/// How well one label is found.
package struct LabelScores: Hashable, Codable, Sendable {
    /// Of the rows that were given this label, the share that has it; 0 when none was.
    package var precision: Double
    /// Of the rows that have this label, the share that was given it; 0 when none has.
    package var recall: Double
    package var f1: Double
    /// Rows that have this label.
    package var support: Int
    package var precisionInterval: Interval
    package var recallInterval: Interval
    /// What rows of this label were most often taken for, at most five labels.
    package var confusedWith: [String: Int]

    enum CodingKeys: String, CodingKey {
        case precision, recall, f1, support
        case precisionInterval = "precision_interval"
        case recallInterval = "recall_interval"
        case confusedWith = "confused_with"
    }
}

/// Which label was taken for which, and what follows from it.
package struct Confusion: Hashable, Sendable {
    /// Gold label, then predicted label, then rows; only pairs that occur.
    package private(set) var counts: [String: [String: Int]] = [:]
    package private(set) var total = 0
    package private(set) var right = 0

    package init() {}

    package init(_ pairs: some Sequence<(gold: String, predicted: String)>) {
        for pair in pairs { add(gold: pair.gold, predicted: pair.predicted) }
    }

    package mutating func add(gold: String, predicted: String) {
        counts[gold, default: [:]][predicted, default: 0] += 1
        total += 1
        if gold == predicted { right += 1 }
    }

    /// Share of rows that were given their own label; 0 without rows.
    package var accuracy: Double { total > 0 ? Double(right) / Double(total) : 0 }

    /// Scores of every label that is true or predicted for any row, as scikit-learn counts them.
    package var scores: [String: LabelScores] {
        var given: [String: Int] = [:]
        for predictions in counts.values {
            for (label, rows) in predictions { given[label, default: 0] += rows }
        }
        var scores: [String: LabelScores] = [:]
        for label in Set(counts.keys).union(given.keys) {
            let own = counts[label] ?? [:]
            scores[label] = Self.scores(
                hits: own[label] ?? 0, support: own.values.reduce(0, +), given: given[label] ?? 0,
                confusedWith: own.filter { $0.key != label })
        }
        return scores
    }

    private static func scores(hits: Int, support: Int, given: Int, confusedWith: [String: Int]) -> LabelScores {
        let precision = given > 0 ? Double(hits) / Double(given) : 0
        let recall = support > 0 ? Double(hits) / Double(support) : 0
        let most = confusedWith.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
        return LabelScores(
            precision: precision, recall: recall,
            f1: given + support > 0 ? 2 * Double(hits) / Double(given + support) : 0, support: support,
            precisionInterval: .wilson(successes: hits, of: given),
            recallInterval: .wilson(successes: hits, of: support),
            confusedWith: Dictionary(uniqueKeysWithValues: most.map { ($0.key, $0.value) }))
    }
}

extension [String: LabelScores] {
    /// The plain mean of the labels' F1.
    package var macroF1: Double { isEmpty ? 0 : ordered.reduce(0) { $0 + $1.f1 } / Double(count) }

    /// The mean of the labels' F1, each counted by its rows.
    package var weightedF1: Double {
        let support = values.reduce(0) { $0 + $1.support }
        return support == 0 ? 0 : ordered.reduce(0) { $0 + $1.f1 * Double($1.support) } / Double(support)
    }

    /// Always in the same order, so that sums come out the same to the last bit.
    private var ordered: [LabelScores] { sorted { $0.key < $1.key }.map(\.value) }
}
