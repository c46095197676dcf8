/// What was found in a corpus.
package struct LintReport: Hashable, Codable, Sendable {
    /// One file's rows, and how many of them repeat one before them in the same file.
    package struct FileShare: Hashable, Codable, Sendable {
        package var file: String
        package var rows: Int
        package var nearDuplicates: Int

        enum CodingKeys: String, CodingKey {
            case file, rows
            case nearDuplicates = "near_duplicates"
        }

        /// Share of the rows that repeat another one.
        package var nearDuplicateShare: Double { rows == 0 ? 0 : Double(nearDuplicates) / Double(rows) }
    }

    package var rows: Int
    /// Rows whose text is nearly or exactly the same as one before them.
    package var nearDuplicates: Int
    /// In the order of the corpus' files.
    package var files: [FileShare]
    /// Labels that are likely wrong, as listed; nil when nobody looked.
    package var labelErrors: Int?
    /// These, and those doubted less than what is listed.
    package var doubtfulLabels: Int?
    package var findings: [LintFinding]

    enum CodingKeys: String, CodingKey {
        case rows
        case nearDuplicates = "near_duplicates"
        case files
        case labelErrors = "label_errors"
        case doubtfulLabels = "doubtful_labels"
        case findings
    }

    /// Share of the rows that repeat another one.
    package var nearDuplicateShare: Double { rows == 0 ? 0 : Double(nearDuplicates) / Double(rows) }
}
