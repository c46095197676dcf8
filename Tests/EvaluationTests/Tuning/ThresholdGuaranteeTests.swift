import Foundation
import Testing
import Training

@testable import Evaluation

/// The promise itself, in worlds whose precision is known: how often a tuned threshold is too low.
@Suite struct ThresholdGuaranteeTests {
    /// How sure messages are, and how often they are then right.
    struct World: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Confidences are u^(1/skew) for u even in 0...1: the higher, the more messages are sure.
        var skew: Double
        var right: @Sendable (Double) -> Double

        /// The true precision above a threshold.
        func precision(above threshold: Double) -> Double {
            let low = pow(threshold, skew)
            let parts = 4_000
            let sum = (0..<parts).reduce(0.0) { sum, part in
                sum + right(pow(low + (1 - low) * (Double(part) + 0.5) / Double(parts), 1 / skew))
            }
            return sum / Double(parts)
        }

        func draw(_ rows: Int, _ generator: inout SeededGenerator) -> [ThresholdSearch.Outcome] {
            (0..<rows).map { _ in
                let confidence = pow(Double.random(in: 0..<1, using: &generator), 1 / skew)
                return .init(
                    confidence: confidence, isRight: Double.random(in: 0..<1, using: &generator) < right(confidence))
            }
        }
    }

    static let worlds = [
        World(testDescription: "precision rises with confidence", skew: 4) { 0.70 + 0.295 * $0 },
        World(testDescription: "just below the target everywhere", skew: 4) { _ in 0.949 },
        World(testDescription: "a cliff", skew: 6) { $0 > 0.9 ? 0.97 : 0.6 },
        World(testDescription: "the surest are worse", skew: 5) { $0 > 0.985 ? 0.9 : $0 > 0.8 ? 0.985 : 0.85 },
        World(testDescription: "hopeless", skew: 4) { 0.9 * $0 },
    ]
    static let runs = 600
    static let search = ThresholdSearch(target: 0.95, confidence: 0.95)

    /// The share of runs in which what `pick` chose is in truth below the target.
    private func failures(
        in world: World, rows: Int, seed: UInt64, pick: ([ThresholdSearch.Step]) -> ThresholdSearch.Step?
    ) -> Double {
        let truth = Dictionary(uniqueKeysWithValues: ThresholdSearch.grid.map { ($0, world.precision(above: $0)) })
        var generator = SeededGenerator(seed: seed)
        let failures = (0..<Self.runs).count { _ in
            guard let step = pick(Self.search.steps(world.draw(rows, &generator))) else { return false }
            return (truth[step.threshold] ?? 0) < Self.search.target
        }
        return Double(failures) / Double(Self.runs)
    }

    /// One run in twenty, and three standard errors of so many runs.
    private static let limit = 0.05 + 3 * (0.05 * 0.95 / Double(runs)).squareRoot()

    @Test(arguments: worlds, [120, 700]) func `a tuned threshold breaks its promise no more often than stated`(
        world: World, rows: Int
    ) {
        let share = failures(in: world, rows: rows, seed: 11) { Self.search.best(of: $0) }
        #expect(share <= Self.limit, "\(share)")
    }

    @Test func `the lowest threshold that looks right breaks it about every other time`() {
        let naive = { (steps: [ThresholdSearch.Step]) in
            steps.last { $0.answered > 0 && $0.precision >= Self.search.target }
        }
        #expect(failures(in: Self.worlds[0], rows: 700, seed: 12, pick: naive) > 0.3)
        #expect(failures(in: Self.worlds[1], rows: 700, seed: 13, pick: naive) > 0.5)
    }

    @Test func `trying every threshold with the bound breaks it too, which is why the search stops`() {
        let anywhere = { (steps: [ThresholdSearch.Step]) in
            steps.last {
                ClopperPearson.reaches(
                    Self.search.target, successes: $0.right, of: $0.answered, confidence: Self.search.confidence)
            }
        }
        #expect(failures(in: Self.worlds[1], rows: 700, seed: 14, pick: anywhere) > Self.limit)
    }

    @Test func `where the model is good, most runs find a threshold`() {
        var generator = SeededGenerator(seed: 15)
        let found = (0..<100).count { _ in
            Self.search.best(of: Self.search.steps(Self.worlds[0].draw(700, &generator))) != nil
        }
        #expect(found > 60, "\(found)")
    }
}
