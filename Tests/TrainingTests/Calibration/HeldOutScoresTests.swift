import Testing
import Training

@Suite struct HeldOutScoresTests {
    @Test func `the two highest scores and the lower label among equals, in whatever order labels come`() {
        let scores: [[Float]] = [[1, 5, 2], [3, 5, -1], [3, 4, 2], [-2, 5, 0]]
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
            var heldOut = HeldOutScores(labels: [1, 0, 2], labelCount: 4)
            for label in order { heldOut.add(scores[label], of: label) }
            #expect(heldOut.best == [3, 5, 2])
            #expect(heldOut.bestLabels == [1, 0, 0])
            #expect(heldOut.second == [3, 5, 2])
            #expect(Array(heldOut.sampledRows) == [0, 1, 2])
            #expect(Array(heldOut.scores(ofSample: 2)) == [2, -1, 2, 0])
        }
    }

    @Test func `being out of scope is kept apart from the scores in scope`() {
        let scores: [[Float]] = [[1, 5], [9, 9], [3, 4]]
        var heldOut = HeldOutScores(labels: [1, 0], labelCount: 3, outOfScope: 1)
        for label in [1, 2, 0] { heldOut.add(scores[label], of: label) }
        #expect(heldOut.best == [3, 5] && heldOut.bestLabels == [2, 0] && heldOut.second == [1, 4])
        #expect(heldOut.refusal == [9, 9])
        #expect(Array(heldOut.scores(ofSample: 0)) == [1, 9, 3])
    }

    @Test func `of many rows a sample keeps all scores`() {
        let labels = (0..<10_000).map { $0 % 2 }
        var heldOut = HeldOutScores(labels: labels, labelCount: 2)
        for label in 0..<2 { heldOut.add(labels.indices.map { Float($0 + label) }, of: label) }
        for (sample, row) in heldOut.sampledRows.enumerated() {
            #expect(Array(heldOut.scores(ofSample: sample)) == [Float(row), Float(row + 1)])
        }
        #expect((4000...8000).contains(Array(heldOut.sampledRows).count))
    }
}
