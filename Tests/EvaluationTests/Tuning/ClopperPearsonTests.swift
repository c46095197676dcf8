import Foundation
import Testing

@testable import Evaluation

@Suite struct ClopperPearsonTests {
    /// One-sided bounds as tables have them, and 0.05^(1/59).
    @Test(arguments: [(9, 10, 0.6058), (59, 59, 0.9505), (19, 20, 0.7839), (1, 1, 0.05), (0, 5, 0), (95, 100, 0.8977)])
    func `bounds that are known`(successes: Int, trials: Int, bound: Double) {
        let found = ClopperPearson.lowerBound(successes: successes, of: trials, confidence: 0.95)
        #expect(isClose(found, bound, within: 6e-5), "\(found)")
    }

    @Test func `the bound is where so many successes become improbable, added up term by term`() {
        for (successes, trials) in [(3, 7), (40, 41), (118, 120), (100, 110), (1, 300)] {
            let bound = ClopperPearson.lowerBound(successes: successes, of: trials, confidence: 0.95)
            var (tail, term) = (0.0, pow(1 - bound, Double(trials)))
            for count in 0...trials {
                if count >= successes { tail += term }
                term *= Double(trials - count) / Double(count + 1) * bound / (1 - bound)
            }
            #expect(isClose(tail, 0.05, within: 1e-9), "\(successes)/\(trials): \(tail)")
            #expect(ClopperPearson.reaches(bound - 1e-9, successes: successes, of: trials, confidence: 0.95))
            #expect(!ClopperPearson.reaches(bound + 1e-9, successes: successes, of: trials, confidence: 0.95))
        }
    }

    @Test(arguments: [
        (0.95, 0.95, 0, 59), (0.99, 0.95, 0, 299), (0.9, 0.95, 0, 29), (0.95, 0.95, 1, 93), (0.5, 0.5, 0, 1),
    ])
    func `the fewest rows that can be enough`(target: Double, confidence: Double, wrong: Int, trials: Int) {
        #expect(ClopperPearson.leastTrials(target: target, confidence: confidence, wrong: wrong) == trials)
    }

    @Test func `large counts neither overflow nor take long`() {
        let bound = ClopperPearson.lowerBound(successes: 4_800_000, of: 5_000_000, confidence: 0.95)
        #expect(bound < 0.96 && bound > 0.9598)
        #expect(ClopperPearson.lowerBound(successes: 3, of: 2, confidence: 0.95) == 0)
    }
}
