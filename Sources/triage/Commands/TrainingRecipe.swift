import Classifiers
import Evaluation
import Training

/// Arguments, rules and concepts: with the same rows, the same model.
struct TrainingRecipe {
    let arguments: TrainingArguments
    let rules: RuleSet?
    let concepts: ConceptLexicon?
    let sensitive: [SensitiveRow]

    /// - Parameter realistic: makes the rows to fit the confidence on, given a model that has no such fit yet.
    func train(
        _ rows: [CorpusRow], realistic: ((Classifier) -> [ReliabilityRow])? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws -> [UInt8] {
        let trainer = ModelTrainer(arguments: arguments)
        let passes = realistic == nil ? 1.0 : 2.0
        let first = try trainer.train(rows: rows, rules: rules, concepts: concepts, sensitive: sensitive) {
            progress($0 / passes)
        }
        guard let realistic else { return first }
        let classifier = try Classifier(bytes: first, name: "the model without conversations")
        return try trainer.train(
            rows: rows, rules: rules, concepts: concepts, realistic: realistic(classifier), sensitive: sensitive
        ) { progress(0.5 + $0 / passes) }
    }

    /// A model of these rows at work.
    func judge(of rows: [CorpusRow]) throws -> RowJudge {
        RowJudge(try Classifier(bytes: try train(rows), name: "the model of these rows"))
    }

    var withoutConcepts: TrainingRecipe {
        TrainingRecipe(arguments: arguments, rules: rules, concepts: nil, sensitive: sensitive)
    }
}
