import Evaluation
import Testing

@Suite struct CalibrationTests {
    @Test func `two bins by hand`() {
        // Bins {0.2 wrong, 0.4 right} and {0.6 right, 0.9 right}: |0.3 - 0.5| and |0.75 - 1|.
        let calibration = Calibration([(0.9, true), (0.2, false), (0.6, true), (0.4, true)], bins: 2)
        #expect(calibration.bins.map(\.rows) == [2, 2])
        #expect(isClose(calibration.ece, 0.225))
        #expect(isClose(calibration.brier, 0.1425))
    }

    @Test func `the first bins take the remainder, and fewer rows than bins are no trouble`() {
        let outcomes = (0..<17).map { (confidence: Double($0) / 17, isRight: true) }
        #expect(Calibration(outcomes).bins.map(\.rows) == [2, 2] + Array(repeating: 1, count: 13))
        #expect(Calibration([(0.5, true)]).bins.count == 1)
        #expect(Calibration([]).ece == 0)
    }

    @Test func `the order of rows that are equally sure does not matter`() {
        let rows = (0..<40).map { (index: Int) -> (confidence: Double, isRight: Bool) in (0.7, index < 28) }
        #expect(isClose(Calibration(rows, bins: 4).ece, 0))
        #expect(isClose(Calibration(rows.reversed(), bins: 4).ece, 0))
    }

    /// NumPy: argsort, array_split into 15, weighted mean of |mean(confidence) - mean(right)|.
    @Test func `fifteen bins as NumPy computes them`() {
        let rows = (0..<100).map { (index: Int) -> (confidence: Double, isRight: Bool) in
            let step = index * 37 % 101
            return (Double(step) / 101, index * 13 % 7 < 4)
        }
        let calibration = Calibration(rows)
        #expect(isClose(calibration.ece, 0.2587128712871287))
        #expect(isClose(calibration.brier, 0.3325193608469757))
    }
}
