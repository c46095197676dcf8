/// Outputs beside the intents that the same weights compute.
package enum ToneHead: Int, CaseIterable, Codable, Sendable {
    case negative, positive, frustrated, urgent
}

/// How lexicon and learned heads become score, label and flags; each is a logistic regression over `ToneEvidence`.
package struct ToneModel: Hashable, Codable, Sendable {
    package var negative: [Double]
    package var positive: [Double]
    package var frustrated: [Double]
    package var urgent: [Double]

    package init(negative: [Double], positive: [Double], frustrated: [Double], urgent: [Double]) {
        self.negative = negative
        self.positive = positive
        self.frustrated = frustrated
        self.urgent = urgent
    }

    /// For models whose corpus says nothing about tone: the lexicon alone.
    package static let lexiconOnly = ToneModel(
        negative: [-1.6, 3.2, 0, 0, 0.4, 0.3, 0.2, 0.3],
        positive: [-1.8, 0, 3.4, 0, 0, 0, 0.3, -0.6],
        frustrated: [-3.6, 1.8, -0.8, 0, 2.6, 0, 0.6, 1.4],
        urgent: [-3.2, 0.3, 0, 0, 0.2, 3.2, 0.5, 0.3])

    package func coefficients(of head: ToneHead) -> [Double] {
        switch head {
        case .negative: negative
        case .positive: positive
        case .frustrated: frustrated
        case .urgent: urgent
        }
    }

    func fault() -> String? {
        for head in ToneHead.allCases {
            let weights = coefficients(of: head)
            guard weights.count == ToneEvidence.count, weights.allSatisfy({ abs($0) <= 1e12 }) else {
                return "tone coefficients are out of range"
            }
        }
        return nil
    }
}
