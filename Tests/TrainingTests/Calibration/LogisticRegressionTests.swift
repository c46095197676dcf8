import Testing
import Training

struct LogisticRegressionTests {
    @Test func `recovers a rate, and leans on its prior without rows`() {
        let inputs = Array(repeating: [1.0], count: 100)
        let weights = LogisticRegression.fit(inputs, (0..<100).map { $0 < 80 }, prior: [0], ridge: 0.001)
        #expect(abs(weights[0] - 1.3863) < 0.01)
        #expect(LogisticRegression.fit([], [], prior: [0.3, -2], ridge: 1) == [0.3, -2])
    }

    @Test func `perfectly separable rows stay finite`() {
        let inputs = (0..<50).map { [1.0, $0 < 25 ? -1 : 1] }
        let weights = LogisticRegression.fit(inputs, (0..<50).map { $0 >= 25 }, prior: [0, 0], ridge: 0.5)
        #expect(weights.allSatisfy(\.isFinite) && weights[1] > 1)
    }

    @Test func `folds spread each label evenly and repeat`() {
        let labels = (0..<100).map { $0 % 7 }
        let folds = Folds.stratified(labels: labels, count: 5, seed: 3)
        #expect(folds == Folds.stratified(labels: labels, count: 5, seed: 3))
        #expect(folds != Folds.stratified(labels: labels, count: 5, seed: 4))
        for label in 0..<7 {
            let counts = (0..<5).map { fold in zip(labels, folds).count { $0 == label && $1 == fold } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
    }
}
