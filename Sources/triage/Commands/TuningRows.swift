import Classifiers
import Evaluation
import Training

/// Predictions for rows that their model has not learned from.
enum TuningRows {
    /// The rows that promise nothing too much: those that the model has seen are left out, and told.
    ///
    /// - Parameters:
    ///   - paths: the corpus as the command line names it.
    ///   - training: the rows that the model was trained on, where the caller has them.
    /// - Throws: when it has seen them all.
    static func unseen(
        in corpus: Corpus, from paths: [String], of file: ModelFile, training: [CorpusRow]?, dialect: CorpusDialect
    ) throws(CommandFailure) -> (corpus: Corpus, omitted: TuningReport.Omitted?) {
        let training = training ?? TrainingRowsNearby.find(paths, of: file, dialect: dialect)
        let seen = SeenRows(among: corpus.rows, of: file, training: training)
        guard !seen.isEmpty else { return (corpus, nil) }
        let rest = seen.rest(of: corpus)
        guard !rest.rows.isEmpty else {
            throw .badInput(
                "all \(corpus.rows.count) rows are among those that the model was trained on, or nearly, so its "
                    + "thresholds would promise too much; give held-out rows, or the training rows with --cross-validate 10"
            )
        }
        let summary = seen.summary(in: corpus.rows)
        Console.note("warning: \(summary.text)")
        return (rest, summary)
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

    /// By the model itself, which must not have seen them.
    static func judged(_ corpus: Corpus, by file: ModelFile) -> [Prediction] {
        Console.note(corpus.notes)
        Console.note(labelsOf: corpus.rows, for: file)
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
        Console.note(labelsOf: corpus.rows, for: file)
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
