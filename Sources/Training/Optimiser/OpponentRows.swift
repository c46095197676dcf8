/// Which rows each intent is told from, where all rows for all intents would take too long.
///
/// One against the rest costs rows × intents. Beyond a bound each intent keeps its own rows and meets as many others as
/// the bound allows: half of them those that are most like its own, from which it is hardest to tell, the other half
/// drawn from what is left, so that it knows the rest of the world too. Corpora within the bound are not touched.
package struct OpponentRows: Sendable {
    /// Rows × intents of a corpus that is looked at whole; CLINC150 has two millions.
    private static let visits = 20_000_000
    /// Others that any intent meets at least.
    private static let least = 2_000

    let matrix: TrainingMatrix
    /// Others that an intent meets.
    let limit: Int

    init(matrix: TrainingMatrix, limit: Int) {
        self.matrix = matrix
        self.limit = limit
    }

    init(matrix: TrainingMatrix, intents: Int) {
        self.init(
            matrix: matrix, limit: Self.limit(rows: matrix.rowCount, intents: intents) ?? matrix.rowCount)
    }

    /// How many rows of other intents each intent meets; nil when it meets all.
    package static func limit(rows: Int, intents: Int) -> Int? {
        let limit = max(visits / max(intents, 1), least)
        return limit < rows ? limit : nil
    }

    /// The rows to learn from, ascending.
    ///
    /// - Parameter question: whether rows have an intent.
    func rows(for question: OutputQuestion) -> [Int] {
        let own = question.signs.indices.filter { question.signs[$0] > 0 }
        var others = question.signs.indices.filter { question.signs[$0] < 0 }
        guard others.count > limit else { return question.signs.indices.filter { question.signs[$0] != 0 } }
        var centre = [Float](repeating: 0, count: matrix.columnCount)
        for row in own {
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                centre[Int(matrix.columns[index])] += matrix.entries[index]
            }
        }
        // Similarity and row in one number: none is negative, so that their bits are in their order.
        var ranked = others.map { row in
            UInt64(similarity(row, centre).bitPattern) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
        }
        ranked.sort(by: >)
        others = ranked.map { Int($0 & 0xFFFF_FFFF) }
        let near = limit / 2
        var generator = SeededGenerator(seed: question.seed)
        for position in near..<limit {
            others.swapAt(position, position + generator.below(others.count - position))
        }
        return (own + others.prefix(limit)).sorted()
    }

    private func similarity(_ row: Int, _ centre: [Float]) -> Float {
        var sum: Float = 0
        for index in matrix.starts[row]..<matrix.starts[row + 1] {
            sum += centre[Int(matrix.columns[index])] * matrix.entries[index]
        }
        return sum
    }
}
