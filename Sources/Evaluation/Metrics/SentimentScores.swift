import Conversations
import Training

/// How well tone and flags agree with the labels that people gave.
package struct SentimentScores: Hashable, Codable, Sendable {
    /// Rows with a sentiment label.
    package var rows: Int
    /// Share of them whose label is the same.
    package var accuracy: Double
    package var macroF1: Double
    package var labels: [String: LabelScores]
    /// Correlation of the score with the label as -1, 0, 1; nil when either does not vary.
    package var pearson: Double?
    /// Of rows labelled either way; nil when no row is.
    package var frustrated: LabelScores?
    package var urgent: LabelScores?

    enum CodingKeys: String, CodingKey {
        case rows, accuracy
        case macroF1 = "macro_f1"
        case labels, pearson, frustrated, urgent
    }

    /// Nil when no row says anything about tone.
    package init?(_ predictions: [Prediction]) {
        let labelled = predictions.compactMap { prediction in
            prediction.row.sentiment.map { (gold: $0, sentiment: prediction.classification.sentiment) }
        }
        let confusion = Confusion(labelled.map { ($0.gold.rawValue, $0.sentiment.label.rawValue) })
        frustrated = Self.flag(predictions) { ($0.row.frustrated, $0.classification.sentiment.frustrated) }
        urgent = Self.flag(predictions) { ($0.row.urgent, $0.classification.sentiment.urgent) }
        guard !labelled.isEmpty || frustrated != nil || urgent != nil else { return nil }
        rows = labelled.count
        accuracy = confusion.accuracy
        labels = confusion.scores
        macroF1 = labels.macroF1
        pearson = pearsonCorrelation(labelled.map { ($0.gold.value, $0.sentiment.score) })
    }

    private static func flag(_ predictions: [Prediction], _ values: (Prediction) -> (Bool?, Bool)) -> LabelScores? {
        let pairs = predictions.compactMap { prediction -> (gold: String, predicted: String)? in
            let (gold, predicted) = values(prediction)
            return gold.map { ("\($0)", "\(predicted)") }
        }
        guard !pairs.isEmpty else { return nil }
        return Confusion(pairs).scores["true"]
    }
}

extension Sentiment.Label {
    fileprivate var value: Double {
        switch self {
        case .positive: 1
        case .neutral: 0
        case .negative: -1
        }
    }
}

/// Pearson's product-moment correlation; nil for fewer than two pairs or when either side does not vary.
package func pearsonCorrelation(_ pairs: [(Double, Double)]) -> Double? {
    guard pairs.count > 1 else { return nil }
    let count = Double(pairs.count)
    let meanX = pairs.reduce(0) { $0 + $1.0 } / count
    let meanY = pairs.reduce(0) { $0 + $1.1 } / count
    var products = 0.0
    var squaresX = 0.0
    var squaresY = 0.0
    for (x, y) in pairs {
        products += (x - meanX) * (y - meanY)
        squaresX += (x - meanX) * (x - meanX)
        squaresY += (y - meanY) * (y - meanY)
    }
    guard squaresX > 0, squaresY > 0 else { return nil }
    return products / (squaresX * squaresY).squareRoot()
}
