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
}
