import Conversations
package import Training

/// How good a model gets with so many examples of each intent.
package struct LearningCurve: Hashable, Codable, Sendable {
    package struct Point: Hashable, Codable, Sendable {
        /// Share of the training rows.
        package var share: Double
        package var rows: Int
        /// Rows of the intent that has the median number of them.
        package var rowsPerIntent: Int
        package var accuracy: Double
        package var interval: Interval
        /// Coverage at 95 % precision.
        package var coverage: Double

        enum CodingKeys: String, CodingKey {
            case share, rows
            case rowsPerIntent = "rows_per_intent"
            case accuracy, interval, coverage
        }
    }

    package var points: [Point]
    /// The same without the concept lexicon; nil when there is none.
    package var withoutConcepts: [Point]?

    enum CodingKeys: String, CodingKey {
        case points
        case withoutConcepts = "without_concepts"
    }

    /// Folds that the rows are dealt out to; the first is held back.
    package static let folds = 5

    /// Holds the first fold back, and trains on growing parts of the rest; a smaller part is within the next one.
    ///
    /// - Parameters:
    ///   - validation: the rows dealt out to ``folds`` folds.
    ///   - shares: ascending, in 0...1.
    ///   - progress: is told how many models are trained.
    ///   - train: makes a classifier from rows.
    ///   - plain: makes one without concepts, to see what they bring.
    package init(
        _ rows: [CorpusRow], dealt validation: CrossValidation, shares: [Double], seed: UInt64,
        progress: (Int) -> Void = { _ in },
        train: ([CorpusRow]) throws -> RowJudge, plain: (([CorpusRow]) throws -> RowJudge)? = nil
    ) throws {
        let held = rows.indices.filter { validation.folds[$0] == 0 }.map { rows[$0] }
        var generator = SeededGenerator(seed: seed)
        let rest = rows.indices.filter { validation.folds[$0] != 0 }.map { rows[$0] }.shuffled(using: &generator)
        let byIntent = Dictionary(grouping: rest, by: \.intent)
        points = []
        var plainPoints: [Point] = []
        for share in shares {
            let parts = byIntent.keys.sorted().map { intent -> ArraySlice<CorpusRow> in
                let rows = byIntent[intent] ?? []
                return rows.prefix(max(1, Int((share * Double(rows.count)).rounded())))
            }
            points.append(Point(share: share, parts: parts, held: held, judge: try train(parts.flatMap(\.self))))
            progress(points.count + plainPoints.count)
            guard let plain else { continue }
            plainPoints.append(Point(share: share, parts: parts, held: held, judge: try plain(parts.flatMap(\.self))))
            progress(points.count + plainPoints.count)
        }
        withoutConcepts = plain == nil ? nil : plainPoints
    }

    package var text: String {
        let hasPlain = withoutConcepts != nil
        let header = ["rows", "an intent", "share", "accuracy", "95 %", "coverage at 95 % precision"]
        var table = TextTable(header + (hasPlain ? ["without concepts", "coverage"] : []))
        for (index, point) in points.enumerated() {
            let low = decimal(point.interval.low * 100, digits: 1)
            let high = decimal(point.interval.high * 100, digits: 1)
            let plain = withoutConcepts.map { [percent($0[index].accuracy), percent($0[index].coverage)] } ?? []
            table.add(
                [
                    "\(point.rows)", "\(point.rowsPerIntent)", percent(point.share), percent(point.accuracy),
                    "\(low)-\(high)", percent(point.coverage),
                ] + plain)
        }
        return table.text
    }
}

extension LearningCurve.Point {
    init(share: Double, parts: [ArraySlice<CorpusRow>], held: [CorpusRow], judge: RowJudge) {
        let predictions = held.map { Prediction(row: $0, classification: judge.classify($0.text)) }
        let right = predictions.count(where: \.isRight)
        let curve = CoverageCurve(predictions.map { ($0.answerConfidence, $0.isAnswerRight) })
        let sizes = parts.map(\.count).sorted()
        self.init(
            share: share, rows: sizes.reduce(0, +), rowsPerIntent: sizes.isEmpty ? 0 : sizes[sizes.count / 2],
            accuracy: held.isEmpty ? 0 : Double(right) / Double(held.count),
            interval: .wilson(successes: right, of: held.count), coverage: curve.coverage(atPrecision: 0.95))
    }
}
