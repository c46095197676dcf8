import Conversations
import Evaluation
import Testing
import Training

@Suite struct CrossValidationTests {
    private func rows(_ intents: Int, each: Int) -> [CorpusRow] {
        (0..<(intents * each)).map { index in
            CorpusRow(text: "q\(index * 7919) w\(index * 104729 % 1009)", intent: IntentLabel("i\(index % intents)"))
        }
    }

    @Test func `every row is judged once, in order, by a model that has not seen it`() {
        let rows = rows(4, each: 25)
        let validation = CrossValidation(rows, folds: 5, seed: 1)
        let run = validation.run(rows) { training in
            let seen = Set(training.map(\.text))
            return RowJudge { text in
                Classification(
                    ranking: [.init(intent: IntentLabel(seen.contains(text) ? "seen" : "new"), confidence: 1)],
                    language: nil, inScope: true, sentiment: .neutral, model: "m")
            }
        }
        #expect(run.predictions.map(\.row) == rows)
        #expect(run.predictions.allSatisfy { $0.predicted.rawValue == "new" })
    }

    @Test func `folds hold each intent by its share`() {
        let rows = rows(4, each: 25)
        let validation = CrossValidation(rows, folds: 5, seed: 1)
        for fold in 0..<5 {
            let held = rows.indices.filter { validation.folds[$0] == fold }
            #expect(Dictionary(grouping: held, by: { rows[$0].intent }).values.allSatisfy { $0.count == 5 })
        }
        #expect(validation.folds == CrossValidation(rows, folds: 5, seed: 1).folds)
        #expect(validation.folds != CrossValidation(rows, folds: 5, seed: 2).folds)
    }

    @Test func `near-duplicates stay in one fold`() {
        var rows = rows(2, each: 20)
        for index in 0..<10 {
            rows.append(
                CorpusRow(text: "minha internet está muito lenta desde ontem \(index)", intent: IntentLabel("i0")))
        }
        let validation = CrossValidation(rows, folds: 5, seed: 3)
        #expect(Set(validation.folds.suffix(10)).count == 1)
    }

    @Test func `more folds than rows leave some empty, and nothing breaks`() {
        let rows = rows(2, each: 1)
        let run = CrossValidation(rows, folds: 10, seed: 1).run(rows) { _ in
            RowJudge { _ in
                Classification(ranking: [], language: nil, inScope: false, sentiment: .neutral, model: "m")
            }
        }
        #expect(run.predictions.count == 2)
    }

    @Test func `a learning curve grows`() throws {
        let rows = rows(4, each: 25)
        var sizes: [Int] = []
        func judge(_ confidence: Double) -> RowJudge {
            RowJudge { _ in
                Classification(
                    ranking: [.init(intent: IntentLabel("i0"), confidence: confidence)], language: nil, inScope: true,
                    sentiment: .neutral, model: "m")
            }
        }
        let curve = try LearningCurve(
            rows, dealt: CrossValidation(rows, folds: LearningCurve.folds, seed: 1), shares: [0.25, 0.5, 1], seed: 1,
            train: { training in
                sizes.append(training.count)
                return judge(0.5)
            }, plain: { _ in judge(0.4) })
        #expect(curve.withoutConcepts?.count == 3)
        #expect(curve.points.map(\.rowsPerIntent) == [5, 10, 20])
        #expect(sizes == [20, 40, 80])
        #expect(curve.points.map(\.rows) == sizes)
        #expect(curve.points.allSatisfy { isClose($0.accuracy, 0.25) })
    }
}
