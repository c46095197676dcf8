package import Classifiers
import Conversations

/// From a corpus to a model file: fold, count, fit, calibrate, write.
package struct ModelTrainer: Sendable {
    package var arguments: TrainingArguments

    package init(arguments: TrainingArguments = TrainingArguments()) {
        self.arguments = arguments
    }

    /// The model file; the same rows, rules, concepts and arguments give the same bytes.
    ///
    /// - Parameter progress: called from several threads with the share done, 0...1.
    package func train(
        rows: [CorpusRow], rules: RuleSet? = nil, concepts: ConceptLexicon? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws -> [UInt8] {
        let corpus = try PreparedCorpus(rows: rows, arguments: arguments, concepts: concepts)
        let matrix = TrainingMatrix(rows: corpus.messages, arguments: arguments.features, lexicon: corpus.matcher)
        guard matrix.columnCount <= ModelFileFormat.featureLimit else {
            throw TrainingError.tooManyFeatures(matrix.columnCount, limit: ModelFileFormat.featureLimit)
        }
        let folds = Folds.stratified(labels: corpus.labels, count: arguments.folds, seed: arguments.seed)
        let fits = fit(corpus, matrix, folds: folds, progress: progress)
        let weights = WeightEncoder(fits: fits, values: matrix.values)
        let header = header(corpus, fits: fits, unit: weights.unit)

        var writer = ModelFileWriter()
        do {
            try writer.add(.header, json: header)
            writer.add(.words, corpus.vocabulary.flatMap { [UInt8($0.count)] + $0 })
            writer.add(.keys, numbers: matrix.keys)
            writer.add(.weights, weights.rows)
            try writer.add(.sentiment, json: corpus.sentiment)
            if let concepts { try writer.add(.concepts, json: concepts) }
            if let rules { try writer.add(.rules, json: rules) }
        } catch {
            throw TrainingError.unwritable("\(error)")
        }
        return writer.assembled()
    }

    /// The labels' outputs first, then the tone heads'.
    private func fit(
        _ corpus: PreparedCorpus, _ matrix: TrainingMatrix, folds: [Int], progress: @Sendable (Double) -> Void
    ) -> [OutputFit] {
        let linear = LinearTrainer(matrix: matrix, arguments: arguments, folds: folds)
        let tone = corpus.toneQuestions(seed: arguments.seed)
        switch arguments.algorithm {
        case .linear:
            return linear.fit(corpus.labelQuestions(seed: arguments.seed) + tone, progress: progress)
        case .naiveBayes:
            let bayes = NaiveBayesTrainer(matrix: matrix, arguments: arguments, folds: folds)
            return bayes.fit(labels: corpus.labels, labelCount: corpus.intents.count)
                + linear.fit(tone, progress: progress)
        }
    }

    private func header(_ corpus: PreparedCorpus, fits: [OutputFit], unit: Double) -> ModelHeader {
        let labelFits = fits.prefix(corpus.intents.count)
        let calibration = ConfidenceCalibration(
            heldOut: labelFits.map(\.heldOut), labels: corpus.labels, knownShares: corpus.knownShares)
        var questions: [ToneHead: OutputQuestion] = [:]
        var toneFits: [ToneHead: OutputFit] = [:]
        for (head, question) in zip(ToneHead.allCases, corpus.toneQuestions(seed: arguments.seed))
        where question.isAnswerable {
            questions[head] = question
            toneFits[head] = fits[corpus.intents.count + head.rawValue]
        }
        return ModelHeader(
            algorithm: arguments.algorithm.rawValue, arguments: arguments.described, corpusDigest: corpus.digest,
            corpusRows: corpus.labels.count, labels: corpus.intents.map(\.rawValue), languages: corpus.languages,
            features: arguments.features.settings, weightUnit: unit, biases: fits.map { Double($0.bias) },
            confidence: calibration.fit(), tone: ToneCalibration(evidence: corpus.tones).fit(questions, toneFits))
    }
}
