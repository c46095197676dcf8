package import Classifiers
import Conversations
import Synchronization

/// From a corpus to a model file: fold, count, fit, calibrate, write.
package struct ModelTrainer: Sendable {
    package var arguments: TrainingArguments

    package init(arguments: TrainingArguments = TrainingArguments()) {
        self.arguments = arguments
    }

    /// The model file; the same rows, rules, concepts and arguments give the same bytes.
    ///
    /// - Parameters:
    ///   - realistic: messages as people write them, none of them among `rows`, to fit the confidence on.
    ///   - sensitive: what the detector of sensitive messages learns from; none without.
    ///   - progress: called from several threads with the share done, 0...1.
    package func train(
        rows: [CorpusRow], rules: RuleSet? = nil, concepts: ConceptLexicon? = nil, realistic: [ReliabilityRow] = [],
        sensitive: [SensitiveRow] = [],
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws -> [UInt8] {
        let corpus = try PreparedCorpus(
            rows: rows, sensitive: sensitive, realistic: realistic, arguments: arguments, concepts: concepts)
        let matrix = TrainingMatrix(rows: corpus.features(arguments.features.settings), arguments: arguments.features)
        guard matrix.columnCount <= ModelFileFormat.featureLimit else {
            throw TrainingError.tooManyFeatures(matrix.columnCount, limit: ModelFileFormat.featureLimit)
        }
        let folds = Folds.parting(corpus.rows, labels: corpus.labels, count: arguments.folds, seed: arguments.seed)
        let (fits, heldOut) = fit(corpus, matrix, folds: folds, progress: progress)
        let weights = WeightEncoder(fits: fits, values: matrix.values)
        var header = header(corpus, fits: fits, heldOut: heldOut, unit: weights.unit, omitted: matrix.omitted)
        func file() throws -> [UInt8] {
            var writer = ModelFileWriter()
            do {
                try writer.add(.header, json: header)
                writer.add(.words, corpus.vocabulary.flatMap { [UInt8($0.count)] + $0 })
                writer.add(.keys, numbers: matrix.keys)
                writer.add(.weights, weights.rows)
                try writer.add(.sentiment, json: corpus.sentiment)
                if let concepts { try writer.add(.concepts, json: concepts) }
                if let rules { try writer.add(.rules, json: rules) }
                writer.add(.trainedTexts, numbers: corpus.trainedTexts.hashes)
            } catch {
                throw TrainingError.unwritable("\(error)")
            }
            return writer.assembled()
        }
        let base = try file()
        guard !realistic.isEmpty else { return base }
        // What the evidence is worth is measured with the very model that will be in use.
        let heldOutScores = header.hasPersonHead ? fits[fits.count - 1].heldOut.suffix(realistic.count) : []
        header.reliability = ReliabilityCalibration(
            classifier: try Classifier(bytes: base, name: "model"), seed: arguments.seed
        ).fit(
            on: realistic,
            personScores: heldOutScores.isEmpty
                ? Array(repeating: 0, count: realistic.count) : heldOutScores.map { Double($0) })
        return try file()
    }

    /// The labels' outputs first, then the tone heads'; and what the labels' held-out scores were.
    private func fit(
        _ corpus: PreparedCorpus, _ matrix: TrainingMatrix, folds: [Int], progress: @Sendable (Double) -> Void
    ) -> (fits: [OutputFit], heldOut: HeldOutScores) {
        let lengths = HeldOutLengths.factors(matrix, folds: folds, count: arguments.folds)
        let linear = LinearTrainer(
            matrix: matrix, arguments: arguments, folds: folds, lengths: lengths,
            opponents: OpponentRows(matrix: matrix, intents: corpus.intents.count))
        let heads =
            corpus.toneQuestions(seed: arguments.seed) + corpus.sensitiveQuestions(seed: arguments.seed)
            + corpus.personQuestion(seed: arguments.seed)
        let (labels, labelCount, seed) = (corpus.labels, corpus.intents.count, arguments.seed)
        let heldOut = Mutex(
            HeldOutScores(
                labels: labels, labelCount: labelCount, outOfScope: corpus.intents.firstIndex(of: .outOfScope)))
        // Kept for the tone heads only; the labels' go where they take less room.
        let collect: @Sendable (Int, inout OutputFit) -> Void = { output, fit in
            guard output < labelCount else { return }
            heldOut.withLock { $0.add(fit.heldOut, of: output) }
            fit.heldOut = []
        }
        let bayes = NaiveBayesTrainer(
            matrix: matrix, arguments: arguments, folds: folds, lengths: lengths, labels: labels,
            labelCount: labelCount)
        let share = Float(arguments.bayesShare)
        let fits: [OutputFit]
        switch arguments.algorithm {
        case .linear:
            fits = linear.fit(
                count: labelCount + heads.count,
                question: { output in
                    output < labelCount
                        ? OutputQuestion(whether: labels, are: output, seed: seed) : heads[output - labelCount]
                },
                finished: { output, fit in
                    if share != 0, output < labelCount { fit.add(bayes.fit(output), times: share) }
                    collect(output, &fit)
                }, progress: progress)
        case .naiveBayes:
            fits =
                bayes.fit(finished: collect, progress: progress)
                + linear.fit(count: heads.count, question: { heads[$0] }, finished: { _, _ in }, progress: progress)
        }
        return (fits, heldOut.withLock { $0 })
    }

    private func sensitiveModel(_ corpus: PreparedCorpus, _ fits: [OutputFit]) -> SensitiveModel? {
        guard let question = corpus.sensitiveQuestions(seed: arguments.seed).first else { return nil }
        let fit = fits[corpus.intents.count + ToneHead.allCases.count]
        return SensitiveCalibration.fit(
            scores: fit.heldOut, signs: question.signs, isDomain: corpus.labels.map { $0 >= 0 })
    }

    private func header(
        _ corpus: PreparedCorpus, fits: [OutputFit], heldOut: HeldOutScores, unit: Double, omitted: [FeatureKind]
    ) -> ModelHeader {
        let calibration = ConfidenceCalibration(heldOut: heldOut, knownShares: corpus.knownShares)
        var described = arguments.described
        if !omitted.isEmpty { described["omitted_families"] = omitted.map { "\($0)" }.joined(separator: ",") }
        var questions: [ToneHead: OutputQuestion] = [:]
        var toneFits: [ToneHead: OutputFit] = [:]
        for (head, question) in zip(ToneHead.allCases, corpus.toneQuestions(seed: arguments.seed))
        where question.isAnswerable {
            questions[head] = question
            toneFits[head] = fits[corpus.intents.count + head.rawValue]
        }
        return ModelHeader(
            algorithm: arguments.algorithm.rawValue, arguments: described, corpusDigest: corpus.digest,
            corpusRows: corpus.labels.count { $0 >= 0 }, labels: corpus.intents.map(\.rawValue),
            languages: corpus.languages,
            features: arguments.features.settings, weightUnit: unit, biases: fits.map { Double($0.bias) },
            confidence: calibration.fit(), tone: ToneCalibration(evidence: corpus.tones).fit(questions, toneFits),
            sensitive: sensitiveModel(corpus, fits),
            hasPersonHead: !corpus.personQuestion(seed: arguments.seed).isEmpty)
    }
}
