import YAMLDocuments

/// Thresholds that were measured, with the evidence for them, as policy.yaml keeps them.
package struct TunedThresholds: Hashable, Sendable {
    /// What was found for one category.
    package struct Category: Hashable, Sendable {
        package var name: String
        /// In 0...1; nil when the category stays with people.
        package var threshold: Double?
        /// The least share of answers that must be right, and how sure that is, both in 0..<1.
        package var target: Double
        package var confidence: Double
        /// Rows that would be answered at the threshold, and how many of them rightly; without a threshold, those of the
        /// strictest one that had rows enough to be tried.
        package var answered: Int
        package var right: Int
        /// About how many more labelled messages it needs; nil when it has a threshold, or more would not help.
        package var missing: Int?

        package init(
            name: String, threshold: Double?, target: Double, confidence: Double, answered: Int, right: Int,
            missing: Int? = nil
        ) {
            self.name = name
            self.threshold = threshold
            self.target = target
            self.confidence = confidence
            self.answered = answered
            self.right = right
            self.missing = missing
        }
    }

    /// In the order in which they are written.
    package var categories: [Category]
    /// One threshold for everything that no category speaks of; nil when that stays with people.
    package var standard: Category?
    /// `sha256:…` of the rows and how many there were, and of the model.
    package var corpus: String
    package var rows: Int
    package var model: String
    /// Folds, when the rows were judged by models trained on the other folds; nil for rows that were held out.
    package var folds: Int?

    package init(
        categories: [Category], standard: Category? = nil, corpus: String, rows: Int, model: String, folds: Int? = nil
    ) {
        self.categories = categories
        self.standard = standard
        self.corpus = corpus
        self.rows = rows
        self.model = model
        self.folds = folds
    }

    /// A category or intent that the policy leaves to people whatever is measured.
    struct Closed: Hashable {
        var name: String
        /// What stands beside it, `#` included.
        var comment: String?

        fileprivate var line: String { "    \(Category.key(name)): never\(comment.map { "  " + $0 } ?? "")" }
    }

    /// The lines of the section `thresholds`, without line breaks.
    ///
    /// What was measured for a closed category is left out.
    func lines(closedCategories: [Closed] = [], closedIntents: [Closed] = []) -> [String] {
        var lines = [
            "thresholds:",
            "  # Measured by `triage tune`: where there is a threshold, at least `target` of the answers it lets through are",
            "  # right, and that with `confidence`. What has not enough evidence stays with people.",
            "  tuned:",
            "    corpus: \(corpus)",
            "    rows: \(rows)",
            "    model: \(model)",
        ]
        if let folds { lines.append("    cross_validation: \(folds)") }
        lines += standard.map { ["  default:", "    \($0.mapping)"] } ?? ["  default: never"]
        let closed = Set(closedCategories.map(\.name))
        let measured = categories.filter { !closed.contains($0.name) }
        if !measured.isEmpty || !closed.isEmpty { lines.append("  categories:") }
        lines += measured.flatMap(\.lines) + closedCategories.map(\.line)
        if !closedIntents.isEmpty { lines.append("  intents:") }
        return lines + closedIntents.map(\.line)
    }

    /// What `tuned` may say; it is for readers.
    static func check(_ node: YAMLNode, _ reading: inout PolicyReading) {
        guard let fields = reading.problems.mapping(node, keys: ["corpus", "rows", "model", "cross_validation"]) else {
            return
        }
        _ = reading.problems.collect { () throws(YAMLProblem) in
            for key in ["corpus", "model"] { _ = try fields.optional(key)?.text(limit: 200) }
            for key in ["rows", "cross_validation"] { _ = try fields.optional(key)?.integer(in: 0...Int(Int32.max)) }
        }
    }
}

extension TunedThresholds.Category {
    static let keys: Set<String> = ["threshold", "target", "confidence", "answered", "right", "missing"]

    fileprivate var lines: [String] { ["    \(Self.key(name)):", "      \(mapping)"] }

    fileprivate var mapping: String {
        let figure = threshold.map { "\($0)" } ?? "never"
        let need = missing.map { ", missing: \($0)" } ?? ""
        return "{threshold: \(figure), target: \(target), confidence: \(confidence), answered: \(answered),"
            + " right: \(right)\(need)}"
    }

    /// The name as a YAML key, in quotes unless it is plain.
    fileprivate static func key(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "/"): true
            default: false
            }
        }
        guard !isPlain else { return name }
        var escaped = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"", "\\": escaped += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }

    static func check(_ fields: YAMLMapping) throws(YAMLProblem) {
        for key in ["target", "confidence"] { _ = try fields.optional(key)?.number(in: 0...1) }
        for key in ["answered", "right", "missing"] { _ = try fields.optional(key)?.integer(in: 0...Int(Int32.max)) }
    }
}
