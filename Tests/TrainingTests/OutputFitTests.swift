import Testing

@testable import Training

struct OutputFitTests {
    @Test func `adding merges columns in their order`() {
        var fit = OutputFit(columns: [1, 4, 9], weights: [1, 2, 3], bias: 0.5, heldOut: [1, 2])
        fit.add(OutputFit(columns: [0, 4, 5, 11], weights: [10, 20, 30, 40], bias: 2, heldOut: [4, -4]), times: 0.5)
        #expect(fit.columns == [0, 1, 4, 5, 9, 11])
        #expect(fit.weights == [5, 1, 12, 15, 3, 20])
        #expect(fit.bias == 1.5 && fit.heldOut == [3, 0])
    }

    @Test func `adding nothing to nothing changes nothing`() {
        var fit = OutputFit.empty(rowCount: 1)
        fit.add(.empty(rowCount: 1), times: 3)
        #expect(fit.columns.isEmpty && fit.weights.isEmpty && fit.bias == 0 && fit.heldOut == [0])
    }
}
