import Classifiers
import Testing

@testable import Training

struct ConfidenceCalibrationTests {
    @Test(arguments: [
        (outOfScope: 0, rows: 100, weight: 1.0), (100, 100, 1), (20, 100, 1), (5, 95, 2), (1, 1_000, 20),
    ])
    func `out-of-scope rows weigh a tenth of all, within bounds`(outOfScope: Int, rows: Int, weight: Double) {
        #expect(abs(ConfidenceCalibration.weight(outOfScope: outOfScope, of: rows) - weight) < 1e-9)
    }

    @Test func `what lies like a stranger is refused although its own label scores low`() {
        // Two intents whose rows score high; strangers score low everywhere, also on the label that stands for them.
        let labels = (0..<90).map { $0 % 3 }
        var heldOut = HeldOutScores(labels: labels, labelCount: 3, outOfScope: 2)
        for label in 0..<3 {
            heldOut.add(
                labels.enumerated().map { row, own in
                    let noise = Float(row % 7) * 0.02
                    if own == 2 { return label == 2 ? -0.6 + noise : -0.4 - noise }
                    return own == label ? 1 - noise : -0.9 + noise
                }, of: label)
        }
        let model = ConfidenceCalibration(heldOut: heldOut, knownShares: labels.map { _ in 1 }).fit()
        let stranger = model.probabilities(of: .init(best: -0.4, second: -0.4, outOfScope: -0.6, knownShare: 1))
        #expect(stranger.refusal > 0.8 && stranger.answer < 0.2)
        let known = model.probabilities(of: .init(best: 1, second: -0.9, outOfScope: -0.9, knownShare: 1))
        #expect(known.answer > 0.8 && known.refusal < 0.2)
    }
}
