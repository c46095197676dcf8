import Classifiers
import Evaluation
import Training

/// Predictions for rows that their model has not learned from.
enum TuningRows {
    /// Refuses what would promise too much: rows that the model knows by heart.
    private static func check(_ corpus: Corpus, of file: ModelFile) throws(CommandFailure) {
        let known = TrainedRows.count(of: corpus.rows, in: file)
        guard known > 0 else { return }
        let finding =
            "\(known) of \(corpus.rows.count) rows are among those that the model was trained on, so its thresholds "
            + "would promise too much"
        guard Double(known) <= TrainedRows.tolerance * Double(corpus.rows.count) else {
            throw .badInput(finding + "; give held-out rows, or the training rows with --cross-validate 10")
        }
        Console.note("warning: " + finding + " if there were many more")
    }

    /// The share of rows nearly the same as another from which one asks how they came about.
    private static let copiedShare = 0.1

    /// Says when many rows are nearly copies: the bound takes each for a message of its own.
    static func noteCopies(in corpus: Corpus) {
        let copies = NearDuplicates(corpus.rows.map(\.text)).duplicateCount
        guard Double(copies) > copiedShare * Double(corpus.rows.count) else { return }
        Console.note(
            "warning: \(copies) of \(corpus.rows.count) rows are nearly the same as others; the promise holds if they are "
                + "messages as they came in, not copies")
    }

    /// By the model itself.
    ///
    /// - Throws: when it was trained on too many of the rows.
    static func judged(_ corpus: Corpus, by file: ModelFile) throws(CommandFailure) -> [Prediction] {
        try check(corpus, of: file)
        Console.note(corpus.notes)
        let classifier = Classifier(file: file)
        let bar = ProgressBar("judging")
        defer { bar.finish() }
        let count = Double(max(corpus.rows.count, 1))
        let judge = RowJudge(classify: { classifier.classify($0) })
        return PredictionRun(of: corpus.rows, by: judge) { bar.show(Double($0) / count) }.predictions
    }

    /// Each by a model that was trained on the other folds, with the arguments, rules and concepts of `file`.
    ///
    /// - Parameter paths: the corpus as the command line names it.
    static func crossValidated(
        _ corpus: Corpus, from paths: [String], folds: Int, like file: ModelFile
    ) throws -> [Prediction] {
        guard let arguments = TrainingArguments(of: file.header) else {
            throw CommandFailure.badInput(
                "the model does not say how it was trained in a way that this program knows; train it again")
        }
        let validation = try CorpusParting(
            files: paths, wish: "--cross-validate \(folds)", folds: folds, seed: arguments.seed
        ).validation(of: corpus.rows)
        Console.note(corpus.notes)
        if TrainingDigest.of(corpus.rows) != file.header.corpusDigest {
            Console.note(
                "warning: the model was trained on other rows (\(file.header.corpusRows) of them); "
                    + "the thresholds are for a model trained like it on these")
        }
        let recipe = TrainingRecipe(
            arguments: arguments, rules: file.rules, concepts: file.concepts, sensitive: [])
        let bar = ProgressBar("cross-validating")
        defer { bar.finish() }
        return try validation.run(
            corpus.rows, progress: { bar.show(Double($0) / Double(folds)) }, train: { try recipe.judge(of: $0) }
        ).predictions
    }
}
