/// What models that have not seen a row made of it, as far as calibration needs to know: rows × labels scores would be
/// gigabytes for many of both.
package struct HeldOutScores: Sendable {
    /// The label of each row.
    package let labels: [Int]
    package let labelCount: Int
    /// Highest score of each row, the label that has it (the lower one among equals), and the score that comes next.
    package private(set) var best: [Float]
    package private(set) var bestLabels: [Int32]
    package private(set) var second: [Float]
    /// Every so many rows all scores are kept.
    package let step: Int
    private var samples: [Float]

    /// Rows of which all scores are kept, at most about so many.
    private static let sampledRows = 4000

    package init(labels: [Int], labelCount: Int) {
        self.labels = labels
        self.labelCount = labelCount
        best = [Float](repeating: -.infinity, count: labels.count)
        bestLabels = [Int32](repeating: .max, count: labels.count)
        second = best
        step = max(1, labels.count / Self.sampledRows)
        samples = [Float](repeating: 0, count: ((labels.count + step - 1) / step) * labelCount)
    }

    /// Takes in one label's scores of all rows; the order in which labels come does not matter.
    package mutating func add(_ scores: [Float], of label: Int) {
        let label32 = Int32(truncatingIfNeeded: label)
        for row in labels.indices {
            let score = scores[row]
            if score > best[row] || (score == best[row] && label32 < bestLabels[row]) {
                second[row] = best[row]
                best[row] = score
                bestLabels[row] = label32
            } else if score > second[row] {
                second[row] = score
            }
        }
        for (sample, row) in sampledRows.enumerated() { samples[sample * labelCount + label] = scores[row] }
    }

    /// The rows of which all scores are kept, ascending.
    package var sampledRows: StrideTo<Int> { stride(from: 0, to: labels.count, by: step) }

    /// All scores of the sampled row at this position of `sampledRows`, by label.
    package func scores(ofSample sample: Int) -> ArraySlice<Float> {
        samples[(sample * labelCount)..<((sample + 1) * labelCount)]
    }
}
