import Classifiers
import Evaluation
import Training

/// Predictions for rows that their model has not learned from.
enum TuningRows {
    /// Of the rows that one tunes on, the share that a model may know before its thresholds promise too much.
    private static let knownShare = 0.01

    /// Refuses what would promise too much: rows that the model knows by heart.
    static func check(_ corpus: Corpus, of file: ModelFile, isCrossValidated: Bool) throws(CommandFailure) {
        guard !isCrossValidated else {
            if TrainingDigest.of(corpus.rows) != file.header.corpusDigest {
                Console.note(
                    "warning: the model was trained on other rows (\(file.header.corpusRows) of them); "
                        + "the thresholds are for a model trained like it on these")
            }
            return
        }
        let known = known(corpus.rows, to: file)
        guard known > 0 else { return }
        let finding =
            "\(known) of \(corpus.rows.count) rows are among those that the model was trained on, so its thresholds "
            + "would promise too much"
        guard Double(known) <= knownShare * Double(corpus.rows.count) else {
            throw .badInput(finding + "; give held-out rows, or the training rows with --cross-validate 10")
        }
        Console.note("warning: " + finding + " if there were many more")
    }

    /// How many of the rows the model was trained on.
    private static func known(_ rows: [CorpusRow], to file: ModelFile) -> Int {
        if let texts = file.trainedTexts {
            let folder = TextFolder(languages: file.header.languages)
            return rows.count { texts.contains(folder.fold($0.text)) }
        }
        // An older model tells only its training rows as a whole, alone or as a file beside others.
        if TrainingDigest.of(rows) == file.header.corpusDigest { return rows.count }
        return Dictionary(grouping: rows, by: \.file).values
            .first { TrainingDigest.of($0) == file.header.corpusDigest }?.count ?? 0
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
    ///
    /// - Parameter files: the corpus, as the command line names it.
    static func crossValidated(
        _ corpus: Corpus, of files: [String], folds: Int, like file: ModelFile
    ) throws -> [Prediction] {
        let parting = CorpusParting(files: files, wish: "--cross-validate \(folds)", parts: folds)
        try parting.check(corpus.rows)
        guard let arguments = TrainingArguments(of: file.header) else {
            throw CommandFailure.badInput(
                "the model does not say how it was trained in a way that this program knows; train it again")
        }
        let recipe = TrainingRecipe(arguments: arguments, rules: file.rules, concepts: file.concepts)
        let bar = ProgressBar("cross-validating")
        defer { bar.finish() }
        let validation = CrossValidation(corpus.rows, folds: folds, seed: arguments.seed)
        return try parting.explaining {
            try validation.run(
                corpus.rows, progress: { bar.show(Double($0) / Double(folds)) }, train: { try recipe.judge(of: $0) }
            ).predictions
        }
    }
}
