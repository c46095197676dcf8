import Classifiers
import Conversations
import Training

extension UncertainLabel {
    /// The labels of rows about which their owner should think again, the first twenty told, as lines.
    ///
    /// - Parameter file: the model that the rows are for; nil when one is trained from them.
    static func warnings(about rows: [CorpusRow], for file: ModelFile?) -> [String] {
        let labels = all(in: rows, known: file.map { $0.header.labels.map { IntentLabel($0) } })
        let lines = labels.prefix(20).map { label in
            "\(label.file)\(label.line > 0 ? ":\(label.line)" : ""): \(label.message)"
        }
        guard labels.count > lines.count else { return lines }
        return lines + ["and \(labels.count - lines.count) more labels of this kind; `triage corpus lint` lists all"]
    }
}

extension Console {
    /// Says which labels are likely meant otherwise.
    static func note(labelsOf rows: [CorpusRow], for file: ModelFile?) {
        for line in UncertainLabel.warnings(about: rows, for: file) { note("warning: \(line)") }
    }
}
