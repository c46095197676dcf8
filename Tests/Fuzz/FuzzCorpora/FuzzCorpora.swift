import FuzzDriver
import Training

private let names = ["a.jsonl", "a.csv", "a.tsv", "nlu.yml", "nlu.md"]

/// Corpora with whatever inside: refused with one line, or read; what was read is looked after, and comes back the same
/// from every format that says it keeps everything.
///
/// The first byte chooses the format. SwiftPM renames `main`, and libFuzzer brings its own loop.
@_cdecl("FuzzCorpora_main")
func fuzzCorpora() -> Int32 {
    FuzzDriver.run(seeds: { seeds }) { bytes in
        guard let first = bytes.first else { return }
        let reader = CorpusReader(for: .care)
        let corpus: Corpus
        do throws(CorpusProblem) {
            corpus = try reader.read(bytes: Array(bytes.dropFirst()), name: names[Int(first) % names.count])
        } catch {
            precondition(!error.description.contains { $0.isNewline }, "a problem on two lines")
            return
        }
        let report = CorpusLint().findings(in: corpus)
        precondition(report.findings.allSatisfy { !$0.description.contains(where: \.isNewline) }, "a forged line")
        for row in corpus.rows {
            precondition(PersonalData.find(in: PersonalData.redact(row.text)).isEmpty, "personal data left behind")
        }
        for format in CorpusFormat.allCases {
            let (written, notes) = CorpusWriter.bytes(of: corpus.rows, as: format)
            guard notes.isEmpty else { continue }
            let name = format.sharesItsName ? "nlu.\(format.fileEnding)" : "a.\(format.fileEnding)"
            guard let back = try? reader.read(bytes: written, name: name) else {
                preconditionFailure("\(format) cannot read what it wrote")
            }
            precondition(back.rows.count == corpus.rows.count, "\(format) lost rows")
            precondition(key(back) == key(corpus), "\(format) changed rows")
        }
    }
}

/// The rows in an order of their own: Rasa's formats sort them by intent.
private func key(_ corpus: Corpus) -> [String] {
    corpus.rows.map { row in Corpus(rows: [row]).digest }.sorted()
}

extension CorpusFormat {
    fileprivate var sharesItsName: Bool { self == .rasaYAML || self == .rasaMarkdown }
}

private let seeds: [String: [UInt8]] = [
    "jsonl": [0]
        + Array(#"{"text": "oi \u00e9 \"x\"", "intent": "a", "urgent": true, "id": 1, "language": "pt"}"#.utf8),
    "csv": [1] + Array("text,intent,channel\n\"a, \"\"b\"\"\",x,email\ncpf 529.982.247-25,y,\n".utf8),
    "tsv": [2] + Array("utterance\tlabel\tsentiment\nem a@b.com\tx\tnegative\n".utf8),
    "yml": [3]
        + Array(
            "nlu:\n- intent: a\n  examples: |\n    - um [x](y)\n- intent: b\n  examples:\n  - text: |\n      dois\n    metadata:\n      urgent: true\n"
                .utf8),
    "md": [4] + Array("<!-- c -->\n## intent:a\n- um [x]{\"e\": \"y\"}\n* dois\n## synonym:z\n- tres\n".utf8),
]
