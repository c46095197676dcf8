package import Foundation

extension EvaluationReport {
    /// The report as one JSON object, keys in alphabetical order.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(self) + [UInt8(ascii: "\n")]
    }

    /// Per-label figures in the form of Rasa's `intent_report.json`.
    package func rasaJSON() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return try encoder.encode(RasaReport(report: self)) + [UInt8(ascii: "\n")]
    }

    /// Reads what ``json()`` wrote.
    package static func read(json: Data) throws -> EvaluationReport {
        try JSONDecoder().decode(EvaluationReport.self, from: json)
    }
}

/// scikit-learn's classification report with Rasa's `confused_with`.
private struct RasaReport: Encodable {
    let report: EvaluationReport

    private struct Label: Encodable {
        var precision: Double
        var recall: Double
        var f1: Double
        var support: Int
        var confusedWith: [String: Int]?

        enum CodingKeys: String, CodingKey {
            case precision, recall
            case f1 = "f1-score"
            case support
            case confusedWith = "confused_with"
        }

        init(_ scores: LabelScores) {
            precision = scores.precision
            recall = scores.recall
            f1 = scores.f1
            support = scores.support
            confusedWith = scores.confusedWith
        }

        init(precision: Double, recall: Double, f1: Double, support: Int) {
            self.precision = precision
            self.recall = recall
            self.f1 = f1
            self.support = support
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (name, scores) in report.intents {
            try container.encode(Label(scores), forKey: Key(stringValue: name))
        }
        // A label of that name keeps its place: the file is about labels.
        if let warnings = report.warnings, report.intents["warnings"] == nil {
            try container.encode(warnings, forKey: Key(stringValue: "warnings"))
        }
        try container.encode(report.accuracy, forKey: Key(stringValue: "accuracy"))
        // With one label a row, precision, recall and F1 over all rows are the accuracy.
        let micro = Label(
            precision: report.microF1, recall: report.microF1, f1: report.microF1, support: report.corpus.rows)
        try container.encode(micro, forKey: Key(stringValue: "micro avg"))
        try container.encode(mean(f1: report.macroF1) { _ in 1 }, forKey: Key(stringValue: "macro avg"))
        try container.encode(
            mean(f1: report.weightedF1) { Double($0.support) }, forKey: Key(stringValue: "weighted avg"))
    }

    private func mean(f1: Double, _ weight: (LabelScores) -> Double) -> Label {
        let labels = report.intents.sorted { $0.key < $1.key }.map(\.value)
        let total = max(labels.reduce(0) { $0 + weight($1) }, .leastNonzeroMagnitude)
        return Label(
            precision: labels.reduce(0) { $0 + $1.precision * weight($1) } / total,
            recall: labels.reduce(0) { $0 + $1.recall * weight($1) } / total, f1: f1, support: report.corpus.rows)
    }
}
