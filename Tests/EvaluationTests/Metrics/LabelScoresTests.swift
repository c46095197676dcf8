import Evaluation
import Testing

@Suite struct LabelScoresTests {
    /// scikit-learn 1.x: classification_report(y_true, y_pred) on these pairs.
    private let confusion = Confusion(
        ["aa", "aa", "ab", "bb", "bc", "cc", "cc", "ca", "cd"].map {
            (gold: String($0.prefix(1)), predicted: String($0.suffix(1)))
        })

    private func figures(_ label: String) -> [Double] {
        confusion.scores[label].map { [$0.precision, $0.recall, $0.f1, Double($0.support)] } ?? []
    }

    @Test func `figures are those of scikit-learn`() {
        let scores = confusion.scores
        let twoThirds: Double = 2.0 / 3.0
        let expected: [String: [Double]] = [
            "a": [twoThirds, twoThirds, twoThirds, 3], "b": [0.5, 0.5, 0.5, 2],
            "c": [twoThirds, 0.5, Double(4) / 7, 4], "d": [0, 0, 0, 0],
        ]
        #expect(scores.keys.sorted() == ["a", "b", "c", "d"])
        #expect(figures("a") == expected["a"])
        #expect(figures("b") == expected["b"])
        #expect(figures("c") == expected["c"])
        #expect(figures("d") == expected["d"])
        #expect(isClose(confusion.accuracy, 5.0 / 9))
        #expect(isClose(scores.macroF1, 0.4345238095238095))
        #expect(isClose(scores.weightedF1, 0.5873015873015873))
    }

    @Test func `what a label is taken for is counted, most frequent first, five at most`() {
        #expect(confusion.scores["c"]?.confusedWith == ["a": 1, "d": 1])
        let many = Confusion((0..<8).flatMap { i in (0...i).map { _ in (gold: "x", predicted: "p\(i)") } })
        #expect(many.scores["x"]?.confusedWith == ["p7": 8, "p6": 7, "p5": 6, "p4": 5, "p3": 4])
    }

    @Test func `nothing at all gives zeros`() {
        let empty = Confusion()
        #expect(empty.accuracy == 0)
        #expect(empty.scores.isEmpty)
        #expect(empty.scores.macroF1 == 0)
        #expect(empty.scores.weightedF1 == 0)
    }

    /// statsmodels' proportion_confint(method="wilson"), and Wilson's formula by hand for the ends.
    @Test(arguments: [
        (8, 10, 0.490162, 0.943318), (0, 10, 0.0, 0.277533), (10, 10, 0.722467, 1.0), (4171, 4500, 0.918913, 0.934136),
    ])
    func `Wilson's interval`(successes: Int, trials: Int, low: Double, high: Double) {
        let interval = Interval.wilson(successes: successes, of: trials)
        #expect(isClose(interval.low, low, within: 1e-6))
        #expect(isClose(interval.high, high, within: 1e-6))
    }

    @Test func `without trials the interval is everything`() {
        #expect(Interval.wilson(successes: 0, of: 0) == Interval(low: 0, high: 1))
    }
}
