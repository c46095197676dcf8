import Classifiers
import Testing

@testable import Training

struct HeldOutLengthsTests {
    @Test func `features of the held-out fold alone do not count for the length`() {
        let folder = TextFolder(languages: ["en"])
        let texts = ["alpha beta", "alpha gamma", "alpha beta"]
        let settings = FeatureSettings(gramLengths: nil, usesBigrams: false, pairWindow: 0, usesForms: false)
        let rows = FeatureRows(count: texts.count, textBytes: 30, settings: settings, lexicon: nil) { row in
            (folder.fold(texts[row]), [])
        }
        let arguments = FeatureArguments(
            settings: settings, weights: [1, 1, 1, 1, 1, 1, 1, 1], leastRows: [1, 1, 1, 1, 1, 1, 1, 1])
        let matrix = TrainingMatrix(rows: rows, arguments: arguments)
        let factors = HeldOutLengths.factors(matrix, folds: [0, 1, 1], count: 2)
        // Everything of the first row stands in the other fold; "gamma" does not, and "beta" does.
        #expect(factors[0] == 1)
        #expect(factors[1] > 1.2)
        #expect(factors[2] == 1)
        #expect(HeldOutLengths.factors(matrix, folds: [0, 0, 0], count: 1) == [1, 1, 1])
    }

    @Test func `what occurs twice counts as the classifier's norm counts it`() throws {
        let folder = TextFolder(languages: ["en"])
        let texts = ["banana papaya", "bananas", "cherries"]
        let settings = FeatureSettings(gramLengths: 2...3, usesBigrams: false, pairWindow: 0, usesForms: false)
        let rows = FeatureRows(count: texts.count, textBytes: 30, settings: settings, lexicon: nil) { row in
            (folder.fold(texts[row]), [])
        }
        let arguments = FeatureArguments(
            settings: settings, weights: [1, 1, 1, 1, 1, 1, 1, 1], leastRows: [1, 1, 1, 1, 1, 1, 1, 1])
        let matrix = TrainingMatrix(rows: rows, arguments: arguments)
        func keys(_ row: Int) -> [UInt32] {
            var keys: [UInt32] = []
            rows.forEach(in: row) { keys.append($0.key) }
            return keys
        }
        let elsewhere = Set(keys(1) + keys(2))
        #expect(Set(keys(0)).count < keys(0).count)
        var (all, known) = (0.0, 0.0)
        for key in keys(0) {
            let value = Double(matrix.values[try #require(matrix.keys.firstIndex(of: key))])
            all += value * value
            if elsewhere.contains(key) { known += value * value }
        }
        let factor = HeldOutLengths.factors(matrix, folds: [0, 1, 1], count: 2)[0]
        #expect(abs(Double(factor) - (all / known).squareRoot()) < 1e-4)
    }
}
