/// The lowest threshold at which answers are right often enough, with a bound on the chance of being mistaken.
///
/// Thresholds are tried from strict to loose over a grid that no outcome has a part in, each by an exact test of "the
/// precision is below the target", and the search stops at the first that does not pass. Because a test is only made
/// after all before it were passed, all together are no more likely to let a bad threshold through than the first bad one
/// alone: fixed-sequence testing (Maurer, Hothorn, Lehmacher 1995; Angelopoulos, Bates, Candès, Jordan, Lei 2021: Learn
/// then Test). Where the search begins depends on how many rows lie above each threshold, never on which are right.
package struct ThresholdSearch: Hashable, Sendable {
    /// One threshold of the grid.
    package struct Step: Hashable, Sendable {
        package var threshold: Double
        /// Rows at or above it, and how many of them would be answered rightly.
        package var answered: Int
        package var right: Int

        package var precision: Double { answered > 0 ? Double(right) / Double(answered) : 0 }
    }

    /// The least share of answers that must be right, in 0..<1.
    package var target: Double
    /// How sure that must be, in 0..<1.
    package var confidence: Double

    package init(target: Double, confidence: Double) {
        self.target = target
        self.confidence = confidence
    }

    /// 0.99, 0.98, … 0.30, strict to loose.
    package static let grid: [Double] = (30...99).reversed().map { Double($0) / 100 }

    /// A case that would be answered.
    package struct Outcome: Hashable, Sendable {
        package var confidence: Double
        package var isRight: Bool
        /// How much it counts in the traffic that the promise is about, above 0.
        package var weight: Double

        package init(confidence: Double, isRight: Bool, weight: Double = 1) {
            self.confidence = confidence
            self.isRight = isRight
            self.weight = weight
        }
    }

    /// What the grid's thresholds would answer, strict to loose.
    ///
    /// Cases that count differently are taken for as many equal ones as say as much: Kish, L. (1965): Survey sampling, the
    /// effective sample size (Σw)² ÷ Σw², of which the weighted share is right, rounded down.
    package func steps(_ outcomes: [Outcome]) -> [Step] {
        let sorted = outcomes.sorted { $0.confidence > $1.confidence }
        var next = 0
        var (weight, squares, right) = (0.0, 0.0, 0.0)
        return Self.grid.map { threshold in
            while next < sorted.count, sorted[next].confidence >= threshold {
                let outcome = sorted[next]
                weight += outcome.weight
                squares += outcome.weight * outcome.weight
                right += outcome.isRight ? outcome.weight : 0
                next += 1
            }
            let effective = squares > 0 ? weight * weight / squares : 0
            let answered = Int((effective + 1e-9).rounded(.down))
            let isAllRight = weight - right < 1e-9
            let share = weight > 0 ? right / weight : 0
            return Step(
                threshold: threshold, answered: answered,
                right: isAllRight ? answered : Int((share * Double(answered) + 1e-9).rounded(.down)))
        }
    }

    /// The loosest step before the first that fails; nil when the first one does, or none has enough rows.
    package func best(of steps: [Step]) -> Step? {
        var best: Step?
        for step in tested(steps) {
            guard ClopperPearson.reaches(target, successes: step.right, of: step.answered, confidence: confidence)
            else { break }
            best = step
        }
        return best
    }

    /// The steps from the one where the search begins.
    func tested(_ steps: [Step]) -> ArraySlice<Step> {
        let enough = enoughRows(of: steps.last?.answered ?? 0)
        return steps.drop { $0.answered < enough }
    }

    /// How many rows the first test needs.
    ///
    /// With the fewest that could pass, one unlucky row would end the search before it began: where there are enough, the
    /// first test is one that a single wrong row does not fail.
    private func enoughRows(of total: Int) -> Int {
        let least = ClopperPearson.leastTrials(target: target, confidence: confidence)
        let withOneWrong = ClopperPearson.leastTrials(target: target, confidence: confidence, wrong: 1)
        return total >= withOneWrong ? withOneWrong : least
    }

    /// Answers that are enough for the bound to reach the target when a given share of them is right; nil when no number
    /// below ten million is.
    func needed(precision: Double) -> Int? {
        guard precision > target else { return nil }
        func isEnough(_ answers: Int) -> Bool {
            // Rounded down: what is needed must be needed with the errors that come in whole rows.
            let right = Int((precision * Double(answers) + 1e-9).rounded(.down))
            return ClopperPearson.reaches(target, successes: right, of: answers, confidence: confidence)
        }
        var high = ClopperPearson.leastTrials(target: target, confidence: confidence)
        while !isEnough(high) {
            guard high < 10_000_000 else { return nil }
            high *= 2
        }
        var low = high / 2
        while high - low > 1 {
            let middle = (low + high) / 2
            if isEnough(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
