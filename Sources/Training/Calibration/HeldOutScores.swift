/// What models that have not seen a row made of it, as far as calibration needs to know: rows × labels scores would be
/// gigabytes for many of both.
package struct HeldOutScores: Sendable {
    /// The label of each row.
    package let labels: [Int]
    package let labelCount: Int
    /// The label that stands for being out of scope.
    package let outOfScope: Int?
    /// Highest score in scope of each row, the label that has it (the lower one among equals), and the score that comes
    /// next; minus infinity where there is none.
    package private(set) var best: [Float]
    package private(set) var bestLabels: [Int32]
    package private(set) var second: [Float]
    /// Each row's score of being out of scope; empty without that label.
    package private(set) var refusal: [Float] = []
    /// Every so many rows all scores are kept.
    package let step: Int
    private var samples: [Float]

    /// Rows of which all scores are kept, at most about so many.
    private static let sampledRows = 4000

    package init(labels: [Int], labelCount: Int, outOfScope: Int? = nil) {
        self.labels = labels
        self.labelCount = labelCount
        self.outOfScope = outOfScope
        best = [Float](repeating: -.infinity, count: labels.count)
        bestLabels = [Int32](repeating: .max, count: labels.count)
        second = best
        step = max(1, labels.count / Self.sampledRows)
        samples = [Float](repeating: 0, count: ((labels.count + step - 1) / step) * labelCount)
    }

    /// Takes in one label's scores of all rows; the order in which labels come does not matter.
    package mutating func add(_ scores: [Float], of label: Int) {
        if label == outOfScope { refusal = scores } else { rank(scores, of: Int32(truncatingIfNeeded: label)) }
        for (sample, row) in sampledRows.enumerated() { samples[sample * labelCount + label] = scores[row] }
    }

    private mutating func rank(_ scores: [Float], of label: Int32) {
        for row in labels.indices {
            let score = scores[row]
            if score > best[row] || (score == best[row] && label < bestLabels[row]) {
                second[row] = best[row]
                best[row] = score
                bestLabels[row] = label
            } else if score > second[row] {
                second[row] = score
            }
        }
    }

    /// The rows of which all scores are kept, ascending.
    package var sampledRows: StrideTo<Int> { stride(from: 0, to: labels.count, by: step) }

    /// All scores of the sampled row at this position of `sampledRows`, by label.
    package func scores(ofSample sample: Int) -> ArraySlice<Float> {
        samples[(sample * labelCount)..<((sample + 1) * labelCount)]
    }
}
