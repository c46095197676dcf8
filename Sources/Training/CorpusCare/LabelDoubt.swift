package import Conversations

/// A row whose label is likely wrong, in the corpus' own words.
package struct LabelDoubt: Hashable, Sendable {
    /// Position among the corpus' rows.
    package var row: Int
    /// The label that it seems to belong to.
    package var suggestion: IntentLabel
    /// Probability of the label it has, by models that have not seen it.
    package var selfConfidence: Double
    /// Probability of the suggestion.
    package var confidence: Double
    /// In 0...1, the lower the more doubtful; see ``ConfidentLearning``.
    package var normalisedMargin: Double

    package init(
        row: Int, suggestion: IntentLabel, selfConfidence: Double, confidence: Double, normalisedMargin: Double
    ) {
        self.row = row
        self.suggestion = suggestion
        self.selfConfidence = selfConfidence
        self.confidence = confidence
        self.normalisedMargin = normalisedMargin
    }

    func finding(in rows: [CorpusRow]) -> LintFinding {
        let row = rows[row]
        func hundredths(_ value: Double) -> String {
            let digits = "\(Int((value * 100).rounded()))"
            return value >= 0.995 ? "1.00" : "0." + (digits.count == 1 ? "0" : "") + digits
        }
        return LintFinding(
            .labelError, file: row.file, line: row.line,
            message: "the label \(shown(row.intent.rawValue)) is likely wrong (\(hundredths(selfConfidence))); "
                + "\(shown(suggestion.rawValue)) is likelier (\(hundredths(confidence)))",
            suggestion: suggestion.rawValue, normalisedMargin: normalisedMargin)
    }
}
