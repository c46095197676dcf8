import Classifiers
package import Conversations

/// A realistic message, and what may rightly be done about it, to fit confidence on.
package struct ReliabilityRow: Hashable, Sendable {
    /// The customer's own words.
    package var text: String
    /// What is known when the message comes in.
    package var profile: ProfileSignals
    /// Intents whose standard answer helps, the one for refusing among them; none where only a person helps.
    package var answers: Set<IntentLabel>
    /// Whether it asks for two things or more, so that no one answer is enough.
    package var isSeveral: Bool
    /// How much it counts, above 0; 1 is one row.
    package var weight: Double

    package init(
        text: String, profile: ProfileSignals = ProfileSignals(), answers: Set<IntentLabel>, isSeveral: Bool = false,
        weight: Double = 1
    ) {
        self.text = text
        self.profile = profile
        self.answers = answers
        self.isSeveral = isSeveral
        self.weight = weight
    }
}

/// Fits a model's reliability on messages as people write them.
struct ReliabilityCalibration {
    /// Rows that a fit needs of either outcome.
    static let leastRows = 40

    let classifier: Classifier
    let seed: UInt64

    /// - Parameter personScores: what models that have not seen the row say of its needing a person.
    /// - Returns: nil when there are too few rows to tell.
    func fit(on rows: [ReliabilityRow], personScores: [Double]) -> ReliabilityModel? {
        var inputs: [[Double]] = []
        var (isAnswerRight, isRefusalRight): ([Bool], [Bool]) = ([], [])
        for (row, personScore) in zip(rows, personScores) {
            var (classification, evidence) = classifier.examine(row.text, profile: row.profile)
            evidence.person = personScore
            inputs.append(evidence.values)
            let best = classification.ranking.first { $0.intent != .outOfScope }
            isAnswerRight.append(best.map { row.answers.contains($0.intent) } ?? false)
            isRefusalRight.append(row.answers.contains(.outOfScope))
        }
        let right = isAnswerRight.count { $0 }
        guard right >= Self.leastRows, rows.count - right >= Self.leastRows else { return nil }
        let importance = rows.map(\.weight)
        let boosting = GradientBoosting(seed: seed)
        return ReliabilityModel(
            answer: boosting.fit(inputs, isAnswerRight, importance: importance),
            refusal: boosting.fit(inputs, isRefusalRight, importance: importance),
            several: boosting.fit(inputs, rows.map(\.isSeveral), importance: importance))
    }
}
