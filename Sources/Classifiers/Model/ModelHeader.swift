/// What a model says about itself.
package struct ModelHeader: Hashable, Codable, Sendable {
    /// `linear` or `naive-bayes`.
    package var algorithm: String
    /// How it was trained, by argument name.
    package var arguments: [String: String]
    /// SHA-256 of the training rows, and how many there were.
    package var corpusDigest: String
    package var corpusRows: Int
    /// Intents in the order of their outputs.
    package var labels: [String]
    /// ISO 639-1 codes, most important first.
    package var languages: [String]
    package var features: FeatureSettings
    /// One step of the quantised weights, in units of the score before normalisation.
    package var weightUnit: Double
    /// One per output: the labels' first, then the tone heads' in the order of `ToneHead`, then the detector's, then the person head's.
    package var biases: [Double]
    package var confidence: ConfidenceModel
    /// Nil for a model that was not fitted on conversations.
    package var reliability: ReliabilityModel?
    package var tone: ToneModel
    /// Nil for a model without a detector of sensitive messages.
    package var sensitive: SensitiveModel?
    /// Whether the last output says how much a message needs a person, whatever it is about.
    package var hasPersonHead: Bool

    package init(
        algorithm: String, arguments: [String: String], corpusDigest: String, corpusRows: Int, labels: [String],
        languages: [String], features: FeatureSettings, weightUnit: Double, biases: [Double],
        confidence: ConfidenceModel, reliability: ReliabilityModel? = nil, tone: ToneModel,
        sensitive: SensitiveModel? = nil, hasPersonHead: Bool = false
    ) {
        self.algorithm = algorithm
        self.arguments = arguments
        self.corpusDigest = corpusDigest
        self.corpusRows = corpusRows
        self.labels = labels
        self.languages = languages
        self.features = features
        self.weightUnit = weightUnit
        self.biases = biases
        self.confidence = confidence
        self.reliability = reliability
        self.tone = tone
        self.sensitive = sensitive
        self.hasPersonHead = hasPersonHead
    }

    private static let nameByteLimit = 200

    /// Something on one line that is not too long to be shown.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= nameByteLimit
            && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    package var outputCount: Int {
        labels.count + ToneHead.allCases.count + (sensitive == nil ? 0 : SensitiveModel.outputCount)
            + (hasPersonHead ? 1 : 0)
    }

    /// What is wrong with it; nil when it can be used.
    func fault() -> String? {
        guard !labels.isEmpty else { return "no labels" }
        guard outputCount <= ModelFileFormat.outputLimit else { return "too many labels" }
        guard Set(labels).count == labels.count else { return "a label stands twice" }
        guard labels.allSatisfy(Self.isName), languages.count <= 64, languages.allSatisfy(Self.isName) else {
            return "a label or language is not a name"
        }
        guard biases.count == outputCount else { return "as many biases as outputs are needed" }
        guard biases.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else { return "a bias is out of range" }
        guard weightUnit.isFinite, weightUnit > 0, weightUnit <= 1 else { return "the weight unit is out of range" }
        guard features.isSound else { return "feature settings are out of range" }
        return confidence.fault() ?? reliability?.fault() ?? tone.fault() ?? sensitive?.fault()
    }
}
