/// Which labels of a corpus are likely wrong, by what models think that have not seen the rows.
///
/// Confident learning (Northcutt, Jiang, Chuang 2021, Journal of Artificial Intelligence Research 70): a row counts for
/// a label when its probability is at least that label's threshold, the mean probability that rows with this label give
/// to it. Rows that count for another label than their own are doubtful, the ones with the lowest margin most.
package struct ConfidentLearning: Sendable {
    /// A row as labelled, and its out-of-sample probabilities.
    package struct Judgement: Hashable, Sendable {
        /// The label it has, below `labelCount`.
        package var label: Int
        /// Probabilities of some labels in 0...1; the others' count as 0.
        package var probabilities: [Int: Double]

        package init(label: Int, probabilities: [Int: Double]) {
            self.label = label
            self.probabilities = probabilities
        }
    }

    /// A row whose label is likely wrong.
    package struct Doubt: Hashable, Sendable {
        package var row: Int
        package var label: Int
        /// The label that it counts for.
        package var suggestion: Int
        /// Probability of the label it has.
        package var selfConfidence: Double
        /// Probability of the suggestion.
        package var confidence: Double
        /// (own probability − the highest other one + 1) / 2, in 0...1; the lower, the more doubtful.
        package var normalisedMargin: Double
    }

    /// For each label the mean probability that its rows give to it; 1 for a label without rows.
    package let thresholds: [Double]
    /// The confident joint: how many rows with a label count for a label, as `joint[label][counted for]`.
    package let joint: [[Int: Int]]
    /// The most doubtful row first.
    package let doubts: [Doubt]

    /// - Parameter isJudged: false for labels that have too few rows to say anything; they are neither doubted nor
    ///   suggested.
    package init(_ judgements: [Judgement], labelCount: Int, isJudged: (Int) -> Bool = { _ in true }) {
        var sums = [Double](repeating: 0, count: labelCount)
        var counts = [Int](repeating: 0, count: labelCount)
        for judgement in judgements {
            sums[judgement.label] += judgement.probabilities[judgement.label] ?? 0
            counts[judgement.label] += 1
        }
        let thresholds = zip(sums, counts).map { $1 == 0 ? 1 : $0 / Double($1) }
        var joint = [[Int: Int]](repeating: [:], count: labelCount)
        var doubts: [Doubt] = []
        for (row, judgement) in judgements.enumerated() where isJudged(judgement.label) {
            // Of the labels it could count for, the most probable; ties go to the lower label.
            let candidates = judgement.probabilities.filter { label, probability in
                isJudged(label) && probability > 0 && probability >= thresholds[label]
            }
            guard let counted = Self.highest(candidates) else { continue }
            joint[judgement.label][counted, default: 0] += 1
            let own = judgement.probabilities[judgement.label] ?? 0
            let others = judgement.probabilities.filter { $0.key != judgement.label }
            let other = others.values.max() ?? 0
            guard counted != judgement.label, other > own else { continue }
            doubts.append(
                Doubt(
                    row: row, label: judgement.label, suggestion: counted, selfConfidence: own,
                    confidence: judgement.probabilities[counted] ?? 0, normalisedMargin: (own - other + 1) / 2))
        }
        self.thresholds = thresholds
        self.joint = joint
        self.doubts = doubts.sorted { ($0.normalisedMargin, $0.row) < ($1.normalisedMargin, $1.row) }
    }

    private static func highest(_ probabilities: [Int: Double]) -> Int? {
        probabilities.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
