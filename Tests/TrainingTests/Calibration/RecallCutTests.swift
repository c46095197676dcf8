import Testing

@testable import Training

@Suite struct RecallCutTests {
    @Test func `a clean separation is cut in the middle`() {
        let cut = RecallCut.best(scores: [3, 2, -1, -4], targets: [true, true, false, false])
        #expect(cut == 0.5)
    }

    @Test func `a false alarm or two is accepted for one more found`() {
        let scores: [Double] = [5, 4, 3, 2, 1, 0]
        let cut = RecallCut.best(scores: scores, targets: [true, false, false, true, false, false])
        #expect(cut == 1.5, "F2 of 2 found in 4 is 0.83, of 1 found in 1 is 0.56")
    }

    @Test func `equal scores stay on one side`() {
        let cut = RecallCut.best(scores: [1, 1, 0], targets: [true, false, false])
        #expect(cut == 0.5)
    }
}
