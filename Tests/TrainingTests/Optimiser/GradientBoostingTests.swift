import Classifiers
@testable import Training
import Testing

struct GradientBoostingTests {
    /// Rows of a bias and two values; the outcome is whether exactly one of them is above 0.5, which no weighted sum tells.
    private static let rows: [(input: [Double], target: Bool)] = (0..<600).map { number in
        let (first, second) = (Double(number * 7919 % 600) / 600, Double(number * 104_729 % 600) / 600)
        return ([1, first, second], (first > 0.5) != (second > 0.5))
    }

    @Test func `learns what no weighted sum can tell`() {
        let model = GradientBoosting().fit(
            Self.rows.map(\.input), Self.rows.map(\.target), importance: Self.rows.map { _ in 1 })
        let right = Self.rows.count { (model.probability(of: $0.input) > 0.5) == $0.target }
        #expect(Double(right) / Double(Self.rows.count) > 0.95)
    }

    @Test func `gives the same trees for the same rows`() {
        func fit() -> BoostedTrees {
            GradientBoosting().fit(
                Self.rows.map(\.input), Self.rows.map(\.target), importance: Self.rows.map { _ in 1 })
        }
        #expect(fit() == fit())
    }

    @Test func `answers with the share of yes where nothing tells the rows apart`() {
        let rows = (0..<100).map { _ in [1.0, 0.0] }
        let model = GradientBoosting().fit(rows, (0..<100).map { $0 < 30 }, importance: rows.map { _ in 1 })
        #expect(abs(model.probability(of: [1, 0]) - 0.3) < 0.02)
    }

    @Test func `has no tree where all rows agree, or none is there`() {
        #expect(GradientBoosting().fit([[1, 2], [1, 3]], [true, true], importance: [1, 1]).trees.isEmpty)
        #expect(GradientBoosting().fit([], [], importance: []).trees.isEmpty)
    }

    @Test func `a row that counts more pulls more`() {
        let rows = (0..<200).map { [1.0, $0 < 100 ? 0.0 : 1.0] }
        let targets = (0..<200).map { $0 % 2 == 0 }
        let weights = (0..<200).map { $0 % 2 == 0 && $0 >= 100 ? 5.0 : 1 }
        let model = GradientBoosting().fit(rows, targets, importance: weights)
        #expect(model.probability(of: [1, 1]) > model.probability(of: [1, 0]) + 0.1)
    }
}
