package import Conversations
package import Training

/// Everything that is known about a model on a corpus; encodes to the JSON of `triage eval --format json`.
package struct EvaluationReport: Hashable, Codable, Sendable {
    package struct CorpusSummary: Hashable, Codable, Sendable {
        package var sha256: String
        package var rows: Int
        package var files: [String]
    }

    package struct CoverageSummary: Hashable, Codable, Sendable {
        package var at090: Double
        package var at095: Double
        package var at099: Double
        /// The threshold that reaches the coverage at 95 % precision; nil when none does.
        package var thresholdFor095: Double?
        /// From the highest threshold to the lowest, at most ``EvaluationReport/curveLimit`` points.
        package var curve: [CoverageCurve.Point]
        /// By the category of the answer; nil in reports from before they were counted.
        package var categories: [String: CategoryCoverage]?

        enum CodingKeys: String, CodingKey {
            case at090 = "at_precision_0.90"
            case at095 = "at_precision_0.95"
            case at099 = "at_precision_0.99"
            case thresholdFor095 = "threshold_at_precision_0.95"
            case curve, categories
        }
    }

    package struct Latency: Hashable, Codable, Sendable {
        package var p50: Double
        package var p99: Double
    }

    /// When a report was made, and by which version of the program.
    package struct Origin: Hashable, Codable, Sendable {
        /// RFC 3339, in UTC.
        package var made: String
        /// Such as `triage 1.0`.
        package var program: String

        package init(made: String, program: String) {
            self.made = made
            self.program = program
        }

        /// `2026-05-01 12:30 UTC, triage 1.0`.
        var text: String {
            let parts = made.split(separator: "T")
            let time = parts.count == 2 ? "\(parts[0]) \(parts[1].prefix(5)) UTC" : made
            return "\(time), \(program)"
        }
    }

    /// A row that was labelled wrongly.
    package struct Failure: Hashable, Codable, Sendable {
        package var text: String
        package var intent: String
        package var predicted: String
        package var confidence: Double
        package var file: String
        package var line: Int
        /// What spoke for `predicted` and against `intent`, strongest first; weights are differences of scores.
        package var contributions: [Explanation.Contribution]?
        /// True for a row that the baseline had right; nil when none was compared.
        package var isNew: Bool?

        enum CodingKeys: String, CodingKey {
            case text, intent, predicted, confidence, file, line, contributions
            case isNew = "new"
        }
    }

    package static let curveLimit = 200
    /// Errors beyond this are counted, not listed.
    package static let failureLimit = 10_000

    /// When and by what it was made; nil in older reports.
    package var origin: Origin?
    /// `sha256:…` of the model file; says `cross-validation` when there were several.
    package var model: String
    /// What whoever reads the figures must know of them, a sentence each, such as that the model has seen the rows;
    /// nil when there is nothing.
    package var warnings: [String]?
    /// Folds of a cross-validation; nil for an evaluation of one model.
    package var folds: Int?
    package var corpus: CorpusSummary
    package var accuracy: Double
    package var accuracyInterval: Interval
    /// Accuracy over the rows that are in scope; nil when there are none.
    package var accuracyInScope: Double?
    package var categoryAccuracy: Double
    package var macroF1: Double
    package var weightedF1: Double
    package var microF1: Double
    package var intents: [String: LabelScores]
    package var categories: [String: LabelScores]
    package var confusion: [String: [String: Int]]
    package var calibration: Calibration
    package var histogram: ConfidenceHistogram
    package var outOfScope: OutOfScopeScores?
    package var coverage: CoverageSummary
    package var sentiment: SentimentScores?
    package var ratings: RatingAgreement?
    package var slices: [String: [String: Slice]]
    package var policy: PolicyOutcome?
    /// Rows by the rule whose pattern was stopped at its time limit there; nil when none was.
    ///
    /// A policy sends such rows to people.
    package var timedOutRules: [String: Int]?
    package var latency: Latency
    package var messagesPerSecond: Double
    package var errors: [Failure]
    /// One character a row in corpus order, `1` for right; what a later run is paired with.
    package var outcomes: String
    package var comparison: BaselineComparison?
    package var behaviour: BehaviourReport?

    enum CodingKeys: String, CodingKey {
        case origin, model, warnings, folds, corpus, accuracy
        case accuracyInterval = "accuracy_interval"
        case accuracyInScope = "accuracy_in_scope"
        case categoryAccuracy = "category_accuracy"
        case macroF1 = "macro_f1"
        case weightedF1 = "weighted_f1"
        case microF1 = "micro_f1"
        case intents, categories, confusion, calibration
        case timedOutRules = "timed_out_rules"
        case histogram = "confidence_histogram"
        case outOfScope = "out_of_scope"
        case coverage, sentiment, ratings, slices, policy
        case latency = "latency_us"
        case messagesPerSecond = "messages_per_second"
        case errors, outcomes, comparison, behaviour
    }

    /// - Parameters:
    ///   - run: one prediction for each row of `corpus`, in its order.
    ///   - policy: what a policy made of the same predictions.
    package init(
        run: PredictionRun, corpus: Corpus, model: String, folds: Int? = nil, policy: PolicyOutcome? = nil
    ) {
        let predictions = run.predictions
        let byIntent = Confusion(predictions.map { ($0.gold.rawValue, $0.predicted.rawValue) })
        let byCategory = Confusion(predictions.map { ($0.gold.category, $0.predicted.category) })
        self.model = model
        self.folds = folds
        self.corpus = CorpusSummary(sha256: corpus.digest, rows: corpus.rows.count, files: corpus.files)
        accuracy = byIntent.accuracy
        accuracyInterval = .wilson(successes: byIntent.right, of: byIntent.total)
        let inScope = predictions.filter { !$0.isOutOfScope }
        accuracyInScope = inScope.isEmpty ? nil : Double(inScope.count(where: \.isRight)) / Double(inScope.count)
        categoryAccuracy = byCategory.accuracy
        intents = byIntent.scores
        categories = byCategory.scores
        macroF1 = intents.macroF1
        weightedF1 = intents.weightedF1
        // With one label a row, every error is one false positive and one false negative.
        microF1 = byIntent.accuracy
        confusion = byIntent.counts
        let ranked = predictions.map { ($0.classification.confidence, $0.classification.intent == $0.gold) }
        calibration = Calibration(ranked)
        histogram = ConfidenceHistogram(ranked)
        outOfScope = OutOfScopeScores(predictions)
        coverage = CoverageSummary(CoverageCurve(predictions.map { ($0.answerConfidence, $0.isAnswerRight) }))
        coverage.categories = CategoryCoverage.all(of: predictions)
        sentiment = SentimentScores(predictions)
        slices = Slice.all(of: predictions)
        self.policy = policy
        let timedOut = predictions.flatMap(\.classification.timedOutRules)
        timedOutRules = timedOut.isEmpty ? nil : timedOut.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        latency = Latency(p50: run.timing.p50, p99: run.timing.p99)
        messagesPerSecond = run.timing.messagesPerSecond
        errors = predictions.lazy.filter { !$0.isRight }.prefix(Self.failureLimit).map(Failure.init)
        outcomes = String(predictions.map { $0.isRight ? "1" : "0" })
    }
}

extension EvaluationReport.CoverageSummary {
    init(_ curve: CoverageCurve) {
        at090 = curve.coverage(atPrecision: 0.90)
        at095 = curve.coverage(atPrecision: 0.95)
        at099 = curve.coverage(atPrecision: 0.99)
        thresholdFor095 = curve.widest(precision: 0.95)?.threshold
        self.curve = curve.thinned(to: EvaluationReport.curveLimit)
    }
}

extension EvaluationReport.Failure {
    init(_ prediction: Prediction) {
        text = prediction.row.text
        intent = prediction.gold.rawValue
        predicted = prediction.predicted.rawValue
        confidence = prediction.classification.confidence
        file = prediction.row.file
        line = prediction.row.line
        contributions = prediction.contributions
    }
}
