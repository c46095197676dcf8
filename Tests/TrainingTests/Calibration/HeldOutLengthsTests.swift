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
}
