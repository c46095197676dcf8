import Evaluation
import Testing

@Suite struct OutOfScopeTests {
    @Test func `by hand, with a tie`() throws {
        let scores = try #require(
            OutOfScopeScores([
                prediction("a", "a", 0.9), prediction("a", "a", 0.5),
                prediction("b", "out_of_scope", 0.8, second: ("b", 0.1)),
                prediction("out_of_scope", "a", 0.5),
                prediction("out_of_scope", "out_of_scope", 0.9, second: ("a", 0.05)),
            ]))
        // Pairs in scope against out of scope: 0.9 beats both, 0.5 ties one and beats one, 0.1 loses one and beats one.
        #expect(isClose(scores.auroc, 0.75))
        #expect(scores.recallAtThreshold == 0.5)
        #expect(scores.precision == 0.5)
        #expect(scores.rows == 2)
    }

    @Test func `there is nothing to say without both sorts`() {
        #expect(OutOfScopeScores([prediction("a", "a")]) == nil)
        #expect(OutOfScopeScores([prediction("out_of_scope", "a")]) == nil)
    }
}
