/// What training found for one output of the model.
struct OutputFit: Sendable {
    /// Weight × value of the columns that kept a weight, ascending by column.
    var columns: [UInt32]
    var weights: [Float]
    var bias: Float
    /// Score of each row by a model that has not seen the row's fold.
    var heldOut: [Float]

    /// An output that says nothing.
    static func empty(rowCount: Int) -> OutputFit {
        OutputFit(columns: [], weights: [], bias: 0, heldOut: Array(repeating: 0, count: rowCount))
    }
}

/// One yes-or-no question asked of the rows.
struct OutputQuestion: Sendable {
    /// 1 yes, -1 no, 0 not known.
    var signs: [Float]
    var seed: UInt64

    var isAnswerable: Bool { signs.contains(1) && signs.contains(-1) }
}
