/// Something about a corpus that will hurt the model or its evaluation.
package struct LintFinding: Hashable, Codable, Sendable, CustomStringConvertible {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Something the reader left out or ignored.
        case reading
        /// The same text with different intents.
        case conflictingDuplicate = "conflicting_duplicate"
        case exactDuplicate = "exact_duplicate"
        case nearDuplicate = "near_duplicate"
        /// Nearly the same text in a file for training and in one for testing.
        case leakage
        case thinIntent = "thin_intent"
        case oneIntent = "one_intent"
        /// `frustrated` or `urgent` is given, but hardly ever true or hardly ever false.
        case unbalancedFlag = "unbalanced_flag"
        /// `frustrated` on a row whose sentiment is not negative.
        case inconsistentTone = "inconsistent_tone"
        case personalData = "personal_data"

        package var severity: Severity {
            switch self {
            case .conflictingDuplicate, .leakage, .oneIntent, .personalData: .error
            case .reading, .exactDuplicate, .nearDuplicate, .thinIntent, .unbalancedFlag, .inconsistentTone: .warning
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

    package init(_ kind: Kind, file: String, line: Int, message: String) {
        self.kind = kind
        self.file = file
        self.line = line
        self.message = message
    }

    package var severity: Severity { kind.severity }

    /// `train.jsonl:12: error: the same text as train.jsonl:3, which has another intent [conflicting_duplicate]`.
    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return "\(place): \(severity.rawValue): \(message) [\(kind.rawValue)]"
    }
}
