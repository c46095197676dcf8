/// The files a corpus can be read from and written to.
package enum CorpusFormat: String, CaseIterable, Sendable {
    case jsonLines = "jsonl"
    case csv
    case tsv
    case rasaYAML = "rasa-yaml"
    case rasaMarkdown = "rasa-markdown"

    /// By the ending of a file's name; nil for any other.
    package init?(path: String) {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...] {
        case "jsonl", "ndjson": self = .jsonLines
        case "csv": self = .csv
        case "tsv", "tab": self = .tsv
        case "yml", "yaml": self = .rasaYAML
        case "md": self = .rasaMarkdown
        default: return nil
        }
    }

    /// How the names of its files end.
    package var fileEnding: String {
        switch self {
        case .jsonLines: "jsonl"
        case .csv: "csv"
        case .tsv: "tsv"
        case .rasaYAML: "yml"
        case .rasaMarkdown: "md"
        }
    }

    /// True for formats whose name endings other files share, such as a README.md.
    var sharesItsEnding: Bool { self == .rasaYAML || self == .rasaMarkdown }
}
