import Classifiers
import Evaluation
import Training

/// Arguments, rules and concepts: with the same rows, the same model.
struct TrainingRecipe {
    let arguments: TrainingArguments
    let rules: RuleSet?
    let concepts: ConceptLexicon?

    func train(_ rows: [CorpusRow], progress: @escaping @Sendable (Double) -> Void = { _ in }) throws -> [UInt8] {
        try ModelTrainer(arguments: arguments)
            .train(rows: rows, rules: rules, concepts: concepts, progress: progress)
    }

    /// A model of these rows at work.
    func judge(of rows: [CorpusRow]) throws -> RowJudge {
        RowJudge(try Classifier(bytes: try train(rows), name: "the model of these rows"))
    }

    var withoutConcepts: TrainingRecipe { TrainingRecipe(arguments: arguments, rules: rules, concepts: nil) }
}
