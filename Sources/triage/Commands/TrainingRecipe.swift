import Classifiers
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
}
