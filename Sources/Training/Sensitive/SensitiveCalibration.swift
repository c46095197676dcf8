import Classifiers
import Foundation

/// Fits the detector's probability and finds where it says yes, on scores of models that have not seen the row.
struct SensitiveCalibration {
    /// Share of ordinary rows that may be taken for sensitive ones.
    static let falseAlarms = 0.01

    /// - Parameters:
    ///   - scores: of the head that says whether a message is sensitive at all, held out.
    ///   - signs: 1 for sensitive rows, -1 for ordinary ones, 0 for rows of which it is not known.
    ///   - isDomain: rows of the domain's own corpus, whose false alarms are what a business notices.
    static func fit(scores: [Float], signs: [Float], isDomain: [Bool]) -> SensitiveModel {
        let rows = signs.indices.filter { signs[$0] != 0 }
        let inputs = rows.map { [1, Double(scores[$0])] }
        let targets = rows.map { signs[$0] > 0 }
        let weights = LogisticRegression.fit(inputs, targets, prior: [0, 1], ridge: 1)
        // Strict enough for the domain's ordinary messages, and no stricter.
        let ordinary = rows.filter { signs[$0] < 0 && isDomain[$0] }.map { Double(scores[$0]) }.sorted(by: >)
        let allowed = Int(Double(ordinary.count) * falseAlarms)
        let cut = ordinary.indices.contains(allowed) ? ordinary[allowed] : 0
        return SensitiveModel(bias: weights[0], slope: max(weights[1], 1e-3), cut: cut)
    }
}
