import Classifiers
import Testing

struct ConfidenceModelTests {
    private func evidence(_ best: Double, outOfScope: Double?) -> ConfidenceModel.Evidence {
        .init(best: best, second: -1, outOfScope: outOfScope, knownShare: 1)
    }

    @Test func `the rival is the better one of the second intent and being out of scope`() {
        #expect(evidence(1, outOfScope: 0.5).values == [1, 1, 2, 0.5, 0.5, 1])
        #expect(evidence(1, outOfScope: -3).values == [1, 1, 2, 2, -3, 1])
        #expect(evidence(1, outOfScope: nil).values == [1, 1, 2, 2, 0, 1])
        #expect(ConfidenceModel.Evidence(best: 1, second: nil, outOfScope: nil, knownShare: 0).values.count == 6)
    }

    @Test func `answering and refusing together never claim more than one`() {
        let model = ConfidenceModel(answer: [0, 2, 0, 0, 0, 0], refusal: [0, 0, 0, 0, 2, 0], temperature: 1)
        for best in stride(from: -2.0, through: 2, by: 0.25) {
            for outOfScope in stride(from: -2.0, through: 2, by: 0.25) {
                let (answer, refusal) = model.probabilities(of: evidence(best, outOfScope: outOfScope))
                #expect(answer + refusal <= 1 + 1e-12)
                #expect((0...1).contains(answer) && (0...1).contains(refusal))
                // Whichever is likelier by its own regression stays the likelier one.
                if best != outOfScope { #expect(answer == refusal || (best > outOfScope) == (answer > refusal)) }
            }
        }
    }

    @Test func `a model without out-of-scope rows never refuses`() {
        let model = ConfidenceModel(answer: [0, 1, 0, 0, 0, 0], refusal: nil, temperature: 1)
        #expect(model.probabilities(of: evidence(-5, outOfScope: nil)).refusal == 0)
    }
}
