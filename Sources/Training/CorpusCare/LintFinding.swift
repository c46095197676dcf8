import Conversations

/// Something about a corpus that will hurt the model or its evaluation.
package struct LintFinding: Hashable, Codable, Sendable, CustomStringConvertible {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Something the reader left out or ignored.
        case reading
        /// The same text with different intents.
        case conflictingDuplicate = "conflicting_duplicate"
        case exactDuplicate = "exact_duplicate"
        case nearDuplicate = "near_duplicate"
        /// Nearly the same text in files for different uses: training, validation, test, blind test.
        case leakage
        /// A label that differs from another only in case, blanks or marks, or that the model does not know.
        case uncertainLabel = "uncertain_label"
        case thinIntent = "thin_intent"
        case oneIntent = "one_intent"
        /// `frustrated` or `urgent` is given, but hardly ever true or hardly ever false.
        case unbalancedFlag = "unbalanced_flag"
        /// `frustrated` on a row whose sentiment is not negative.
        case inconsistentTone = "inconsistent_tone"
        case personalData = "personal_data"
        /// Models that have not seen the row are surer of another label.
        case labelError = "label_error"

        package var severity: Severity {
            switch self {
            case .conflictingDuplicate, .leakage, .uncertainLabel, .oneIntent, .personalData: .error
            case .reading, .exactDuplicate, .nearDuplicate, .thinIntent, .unbalancedFlag, .inconsistentTone,
                .labelError:
                .warning
            }
        }
    }

    package enum Severity: String, Codable, Sendable {
        case error, warning
    }

    package var kind: Kind
    package var file: String
    /// From 1; 0 when the corpus as a whole is meant.
    package var line: Int
    package var message: String
    /// The row's text, personal data replaced by placeholders; nil when no row is meant.
    package var text: String?
    /// The label that a doubtful row seems to belong to.
    package var suggestion: String?
    /// How doubtful a row's label is, in 0...1, the lower the more; see ``ConfidentLearning``.
    package var normalisedMargin: Double?

    package init(
        _ kind: Kind, file: String, line: Int, message: String, suggestion: String? = nil,
        normalisedMargin: Double? = nil
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.message = message
        self.suggestion = suggestion
        self.normalisedMargin = normalisedMargin
    }

    enum CodingKeys: String, CodingKey {
        case kind, file, line, message, text, suggestion
        case normalisedMargin = "normalised_margin"
    }

    package var severity: Severity { kind.severity }

    /// `train.jsonl:12: error: the same text as train.jsonl:3, which has another intent [conflicting_duplicate]`.
    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return "\(place): \(severity.rawValue): \(message) [\(kind.rawValue)]"
    }

    /// The same, and the row's text on a line of its own.
    package var textual: String { description + (text.map { "\n    \($0.singleLine(limit: 200))" } ?? "") }
}
