package import Conversations
package import Training

/// How good a model gets with so many examples of each intent.
package struct LearningCurve: Hashable, Codable, Sendable {
    package struct Point: Hashable, Codable, Sendable {
        /// Share of the training rows.
        package var share: Double
        package var rows: Int
        package var accuracy: Double
        package var interval: Interval
        /// Coverage at 95 % precision.
        package var coverage: Double
    }

    package var points: [Point]

    /// Holds one fold in five back, and trains on growing parts of the rest; a smaller part is within the next one.
    ///
    /// - Parameters:
    ///   - shares: ascending, in 0...1.
    ///   - train: makes a classifier from rows.
    ///   - progress: is told how many points are done.
    package init(
        _ rows: [CorpusRow], shares: [Double], seed: UInt64, progress: (Int) -> Void = { _ in },
        train: ([CorpusRow]) throws -> (String) -> Classification
    ) rethrows {
        let validation = CrossValidation(rows, folds: 5, seed: seed)
        let held = rows.indices.filter { validation.folds[$0] == 0 }.map { rows[$0] }
        var generator = SeededGenerator(seed: seed)
        let rest = rows.indices.filter { validation.folds[$0] != 0 }.map { rows[$0] }.shuffled(using: &generator)
        let byIntent = Dictionary(grouping: rest, by: \.intent)
        points = []
        for share in shares {
            let part = byIntent.keys.sorted().flatMap { intent -> ArraySlice<CorpusRow> in
                let rows = byIntent[intent] ?? []
                return rows.prefix(max(1, Int((share * Double(rows.count)).rounded())))
            }
            let run = PredictionRun(of: held, classify: try train(part))
            let right = run.predictions.count(where: \.isRight)
            let curve = CoverageCurve(run.predictions.map { ($0.answerConfidence, $0.isAnswerRight) })
            points.append(
                Point(
                    share: share, rows: part.count, accuracy: held.isEmpty ? 0 : Double(right) / Double(held.count),
                    interval: .wilson(successes: right, of: held.count), coverage: curve.coverage(atPrecision: 0.95)))
            progress(points.count)
        }
    }

    package var text: String {
        var table = TextTable(["rows", "share", "accuracy", "95 %", "coverage at 95 % precision"])
        for point in points {
            let low = decimal(point.interval.low * 100, digits: 1)
            let high = decimal(point.interval.high * 100, digits: 1)
            table.add([
                "\(point.rows)", percent(point.share), percent(point.accuracy), "\(low)-\(high)",
                percent(point.coverage),
            ])
        }
        return table.text
    }
}
