import Classifiers
import Evaluation
import Training

/// Predictions for rows that their model has not learned from.
enum TuningRows {
    /// Refuses what would promise too much: rows that the model knows by heart.
    static func check(_ corpus: Corpus, of file: ModelFile, isCrossValidated: Bool) throws {
        let isTrainingCorpus = TrainingDigest.of(corpus.rows) == file.header.corpusDigest
        // The training rows beside others are no better.
        let isPartKnown =
            corpus.files.count > 1
            && Dictionary(grouping: corpus.rows, by: \.file).values.contains {
                TrainingDigest.of($0) == file.header.corpusDigest
            }
        if isTrainingCorpus || isPartKnown, !isCrossValidated {
            throw CommandFailure.badInput(
                "these are, or hold, the rows that the model was trained on, so its thresholds would promise too much; "
                    + "give held-out rows, or add --cross-validate 10")
        }
        if !isTrainingCorpus, isCrossValidated {
            Console.note(
                "warning: the model was trained on other rows (\(file.header.corpusRows) of them); "
                    + "the thresholds are for a model trained like it on these")
        }
    }

    /// By the model itself.
    static func judged(_ corpus: Corpus, by file: ModelFile) -> [Prediction] {
        let classifier = Classifier(file: file)
        let bar = ProgressBar("judging")
        defer { bar.finish() }
        let count = Double(max(corpus.rows.count, 1))
        let judge = RowJudge(classify: { classifier.classify($0) })
        return PredictionRun(of: corpus.rows, by: judge) { bar.show(Double($0) / count) }.predictions
    }

    /// Each by a model that was trained on the other folds, with the arguments, rules and concepts of `file`.
    static func crossValidated(_ corpus: Corpus, folds: Int, like file: ModelFile) throws -> [Prediction] {
        guard let arguments = TrainingArguments(of: file.header) else {
            throw CommandFailure.badInput(
                "the model does not say how it was trained in a way that this program knows; train it again")
        }
        let recipe = TrainingRecipe(arguments: arguments, rules: file.rules, concepts: file.concepts)
        let bar = ProgressBar("cross-validating")
        defer { bar.finish() }
        let validation = CrossValidation(corpus.rows, folds: folds, seed: arguments.seed)
        return try validation.run(
            corpus.rows, progress: { bar.show(Double($0) / Double(folds)) }, train: { try recipe.judge(of: $0) }
        ).predictions
    }
}
