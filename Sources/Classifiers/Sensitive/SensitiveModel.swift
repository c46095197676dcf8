import Conversations

/// How the detector's heads become a verdict: whether a message is one that a person must see at once, and of which kind.
///
/// Its outputs follow the tone heads': first whether at all, then one for each kind in the order of
/// `SensitiveMatter.Kind.allCases`.
package struct SensitiveModel: Hashable, Codable, Sendable {
    /// Of the logistic regression from the first head's score to a probability.
    package var bias: Double
    package var slope: Double
    /// The first head's score from which a message counts as sensitive.
    package var cut: Double

    package init(bias: Double, slope: Double, cut: Double) {
        self.bias = bias
        self.slope = slope
        self.cut = cut
    }

    package static let outputCount = 1 + SensitiveMatter.Kind.allCases.count

    /// - Parameter scores: of all its outputs.
    func verdict(_ scores: [Double]) -> SensitiveMatter? {
        guard let first = scores.first, first >= cut else { return nil }
        var best = 0
        for (index, score) in scores.dropFirst().enumerated() where score > scores[1 + best] { best = index }
        return SensitiveMatter(
            kind: SensitiveMatter.Kind.allCases[best], confidence: logistic(bias + slope * first))
    }

    func fault() -> String? {
        [bias, slope, cut].allSatisfy { abs($0) <= 1e6 } ? nil : "the sensitive detector is out of range"
    }
}
