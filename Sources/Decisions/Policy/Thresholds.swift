import Conversations
import YAMLDocuments

/// How sure the classifier must be before the machine answers.
struct Thresholds: Hashable {
    enum Threshold: Hashable {
        /// In 0...1.
        case atLeast(Double)
        /// The evidence was not enough to let the machine answer at all.
        case never

        /// The figure that receipts show; 1 for never.
        var value: Double {
            switch self {
            case .atLeast(let value): value
            case .never: 1
            }
        }
    }

    /// The figure that the source systems use.
    var standard: Threshold = .atLeast(0.70)
    var categories: [String: Threshold] = [:]
    var intents: [IntentLabel: Threshold] = [:]

    /// The intent's own, else its category's, else the default.
    func threshold(for intent: IntentLabel) -> Threshold {
        intents[intent] ?? categories[intent.category] ?? standard
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var thresholds = Self()
        guard let fields = reading.problems.mapping(node, keys: ["tuned", "default", "categories", "intents"]) else {
            return thresholds
        }
        if let tuned = fields.optional("tuned") { TunedThresholds.check(tuned, &reading) }
        if let read = reading.required("default", in: fields, measuredThreshold) { thresholds.standard = read }
        for entry in reading.entries(of: "categories", in: fields) {
            guard let category = reading.knownCategory(entry) else { continue }
            thresholds.categories[category] =
                reading.problems.collect { () throws(YAMLProblem) in try measuredThreshold(entry.value) }
        }
        for entry in reading.entries(of: "intents", in: fields) {
            // A fragment is told by its form, not by a confidence: its question is asked, or it is not.
            if entry.key == IntentLabel.clarification.rawValue {
                if case .scalar("never", _) = entry.value.content {
                    thresholds.intents[.clarification] = .never
                } else {
                    reading.problems.add(entry.value.problem("must be never, or be left out"))
                }
                continue
            }
            guard let label = reading.knownIntent(entry) else { continue }
            thresholds.intents[label] =
                reading.problems.collect { () throws(YAMLProblem) in try threshold(entry.value) }
        }
        return thresholds
    }

    /// A threshold by itself, or with the evidence for it.
    private static func measuredThreshold(_ node: YAMLNode) throws(YAMLProblem) -> Threshold {
        guard case .mapping = node.content else { return try threshold(node) }
        let fields = try node.mapping(keys: TunedThresholds.Category.keys)
        try TunedThresholds.Category.check(fields)
        return try threshold(try fields.required("threshold"))
    }

    private static func threshold(_ node: YAMLNode) throws(YAMLProblem) -> Threshold {
        if case .scalar("never", _) = node.content { return .never }
        do {
            return .atLeast(try node.number(in: 0...1))
        } catch {
            throw YAMLProblem(file: error.file, line: error.line, message: error.message + ", or never")
        }
    }
}
