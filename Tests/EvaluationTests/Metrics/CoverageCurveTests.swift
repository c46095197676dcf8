import Evaluation
import Testing

@Suite struct CoverageCurveTests {
    @Test func `the longest prefix counts, not the first that fails`() {
        // Right, wrong, then 18 right: at 95 % only the whole prefix of 20 reaches it again.
        let rows = (0..<20).map { (index: Int) -> (confidence: Double, isRight: Bool) in
            (1 - Double(index) / 100, index != 1)
        }
        let curve = CoverageCurve(rows)
        #expect(curve.coverage(atPrecision: 0.95) == 1)
        #expect(curve.coverage(atPrecision: 0.99) == 1.0 / 20)
        #expect(curve.widest(precision: 0.95)?.threshold == 0.81)
    }

    @Test func `rows of equal confidence are answered together`() {
        // By luck of order the first of the tied rows might be right; no threshold could pick it.
        let rows = [(0.9, true), (0.5, true), (0.5, false), (0.5, false)]
        let curve = CoverageCurve(rows.map { (confidence: $0.0, isRight: $0.1) })
        #expect(curve.points.map(\.coverage) == [0.25, 1])
        #expect(curve.coverage(atPrecision: 0.95) == 0.25)
        #expect(curve.coverage(atPrecision: 0.5) == 1)
    }

    @Test func `none is right, or there is none`() {
        #expect(CoverageCurve([(0.9, false)]).coverage(atPrecision: 0.9) == 0)
        #expect(CoverageCurve([(0.9, false)]).widest(precision: 0.9) == nil)
        #expect(CoverageCurve([]).coverage(atPrecision: 0.9) == 0)
    }

    @Test func `an out-of-scope row is never right, whatever is predicted`() {
        #expect(!prediction("out_of_scope", "out_of_scope").isAnswerRight)
        #expect(!prediction("out_of_scope", "a").isAnswerRight)
        // Refused in the first place, but the best answer would have been right.
        let refused = prediction("a", "out_of_scope", 0.6, second: ("a", 0.3))
        #expect(refused.isAnswerRight && refused.answerConfidence == 0.3 && !refused.isRight)
        #expect(prediction("a", "out_of_scope").answerConfidence == 0)
    }

    /// The best possible on CLINC150's 4,500 rows in scope and 1,000 out of it.
    @Test func `a perfect classifier reaches what corpora/README says`() {
        let rows = (0..<5500).map { (index: Int) -> (confidence: Double, isRight: Bool) in
            (1 - Double(index) / 5500, index < 4500)
        }
        #expect(isClose(CoverageCurve(rows).coverage(atPrecision: 0.95), 0.861, within: 0.0005))
    }

    @Test func `a long curve is thinned, its ends kept`() {
        let curve = CoverageCurve((0..<1000).map { (confidence: Double($0) / 1000, isRight: true) })
        let thinned = curve.thinned(to: 200)
        #expect(thinned.count == 200)
        #expect(thinned.first == curve.points.first)
        #expect(thinned.last == curve.points.last)
    }
}
