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

    /// One head's weights after the other.
    package init(_ weights: (ToneHead) -> [Double]) {
        self.init(
            negative: weights(.negative), positive: weights(.positive), frustrated: weights(.frustrated),
            urgent: weights(.urgent))
    }

    /// For models whose corpus says nothing about tone: the lexicon alone.
    ///
    /// Set by hand, so that two words of plain tone or one strong one say yes; where a corpus has tones, these are only
    /// what the ridge of the fit pulls towards.
    package static let lexiconOnly = ToneModel { lexiconWeights(of: $0).inOrder }

    private static func lexiconWeights(of head: ToneHead) -> ToneTerms {
        switch head {
        case .negative:
            ToneTerms(bias: -1.6, negative: 3.2, frustration: 0.4, urgency: 0.3, exclamation: 0.2, shouting: 0.3)
        case .positive: ToneTerms(bias: -1.8, positive: 3.4, exclamation: 0.3, shouting: -0.6)
        case .frustrated:
            ToneTerms(bias: -3.6, negative: 1.8, positive: -0.8, frustration: 2.6, exclamation: 0.6, shouting: 1.4)
        case .urgent:
            ToneTerms(bias: -3.2, negative: 0.3, frustration: 0.2, urgency: 3.2, exclamation: 0.5, shouting: 0.3)
        }
    }

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
            guard weights.count == ToneTerms.count, weights.allSatisfy({ abs($0) <= 1e12 }) else {
                return "tone coefficients are out of range"
            }
        }
        return nil
    }
}
