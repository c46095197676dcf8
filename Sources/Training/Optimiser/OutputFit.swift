import Dispatch
import Synchronization

/// What training found for one output of the model.
struct OutputFit: Sendable {
    /// Weight × value of the columns that kept a weight, ascending by column.
    var columns: [UInt32]
    var weights: [Float]
    var bias: Float
    /// Score of each row by a model that has not seen the row's fold; empty when nobody needs it any more.
    var heldOut: [Float]

    /// An output that says nothing.
    static func empty(rowCount: Int) -> OutputFit {
        OutputFit(columns: [], weights: [], bias: 0, heldOut: Array(repeating: 0, count: rowCount))
    }

    /// Adds another fit of the same matrix, times a factor.
    mutating func add(_ other: OutputFit, times factor: Float) {
        let (own, ownWeights) = (columns, weights)
        columns = []
        weights = []
        columns.reserveCapacity(own.count + other.columns.count)
        weights.reserveCapacity(own.count + other.columns.count)
        var next = 0
        for (column, weight) in zip(own, ownWeights) {
            while next < other.columns.count, other.columns[next] < column {
                columns.append(other.columns[next])
                weights.append(other.weights[next] * factor)
                next += 1
            }
            let isShared = next < other.columns.count && other.columns[next] == column
            columns.append(column)
            weights.append(isShared ? weight + other.weights[next] * factor : weight)
            if isShared { next += 1 }
        }
        columns += other.columns[next...]
        weights += other.weights[next...].map { $0 * factor }
        bias += other.bias * factor
        for row in heldOut.indices { heldOut[row] += other.heldOut[row] * factor }
    }

    /// One fit for each output, shared out over the processor's cores.
    static func shared(
        over count: Int, progress: @Sendable (Double) -> Void, fit: @Sendable (Int) -> OutputFit
    ) -> [OutputFit] {
        let fits = Mutex([OutputFit?](repeating: nil, count: count))
        let done = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: count) { output in
            let fit = fit(output)
            fits.withLock { $0[output] = fit }
            let finished = done.withLock { count in
                count += 1
                return count
            }
            progress(Double(finished) / Double(count))
        }
        return fits.withLock { $0 }.map { $0 ?? .empty(rowCount: 0) }
    }
}

/// One yes-or-no question asked of the rows.
struct OutputQuestion: Sendable {
    /// 1 yes, -1 no, 0 not known.
    var signs: [Float]
    var seed: UInt64
    /// True when the yes-rows of one question are no-rows of many others.
    private(set) var isOneOfMany = false

    init(signs: [Float], seed: UInt64) {
        self.signs = signs
        self.seed = seed
    }

    /// Whether a row has one of several labels.
    ///
    /// - Parameters:
    ///   - labels: negative where it is not known.
    ///   - seed: the model's; each label's question has one of its own.
    init(whether labels: [Int], are label: Int, seed: UInt64) {
        self.init(signs: labels.map { $0 == label ? 1 : $0 < 0 ? 0 : -1 }, seed: seed &+ UInt64(label))
        isOneOfMany = true
    }

    var isAnswerable: Bool { signs.contains(1) && signs.contains(-1) }
}
