import Classifiers
import Conversations

/// A corpus folded and looked through once: everything that training needs to know about its rows.
struct PreparedCorpus {
    /// Intents in alphabetical order; a label is a position here.
    let intents: [IntentLabel]
    let labels: [Int]
    let languages: [String]
    let messages: [(folded: FoldedText, concepts: [ConceptMatch])]
    let matcher: ConceptMatcher?
    let sentiment: SentimentLexicon
    let tones: [ToneEvidence]
    /// Each different word once, sorted by its bytes.
    let vocabulary: [[UInt8]]
    /// Share of each row's words that stand in another row too.
    let knownShares: [Double]
    /// SHA-256 over the rows, in their order.
    let digest: String
    private let rows: [CorpusRow]

    init(rows: [CorpusRow], arguments: TrainingArguments, concepts: ConceptLexicon?) throws(TrainingError) {
        guard !rows.isEmpty else { throw .noRows }
        self.rows = rows
        intents = Set(rows.map(\.intent)).sorted()
        guard intents.count > 1 else { throw .oneIntent(intents[0].rawValue) }
        let limit = ModelFileFormat.outputLimit - ToneHead.allCases.count
        guard intents.count <= limit else { throw .tooManyIntents(intents.count, limit: limit) }
        let positions = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
        labels = rows.map { positions[$0.intent] ?? 0 }
        let languages = arguments.languages.isEmpty ? CorpusLanguages.of(rows) : arguments.languages
        self.languages = languages
        let folder = TextFolder(languages: languages)
        let matcher = concepts.map { ConceptMatcher($0, folder: folder, languages: languages) }
        self.matcher = matcher
        messages = rows.map { row in
            let folded = folder.fold(row.text)
            return (folded, matcher?.matches(in: folded) ?? [])
        }
        sentiment = SentimentFiles.lexicon(languages: languages)
        let analyzer = ToneAnalyzer(sentiment, folder: folder, languages: languages)
        tones = messages.map { analyzer.evidence(of: $0.folded) }
        (vocabulary, knownShares) = Self.words(of: messages.map(\.folded))
        digest = TrainingDigest.of(rows)
    }

    private static func words(of messages: [FoldedText]) -> (vocabulary: [[UInt8]], knownShares: [Double]) {
        var words: [[UInt8]] = []
        var rowCounts: [Int] = []
        var lastRow: [Int] = []
        var index = HashIndex(capacity: 1 << 14)
        var tokens: [[Int]] = []
        for (row, folded) in messages.enumerated() {
            var distinct: [Int] = []
            for token in folded.tokens {
                let word = Int(index.insert(token.hash, UInt32(words.count)))
                if word == words.count {
                    words.append(Array(folded.bytes[token.start..<token.end]))
                    rowCounts.append(0)
                    lastRow.append(-1)
                }
                guard lastRow[word] != row else { continue }
                lastRow[word] = row
                rowCounts[word] += 1
                distinct.append(word)
            }
            tokens.append(distinct)
        }
        let shares = tokens.map { row in
            row.isEmpty ? 0 : Double(row.count { rowCounts[$0] > 1 }) / Double(row.count)
        }
        return (words.sorted { $0.lexicographicallyPrecedes($1) }, shares)
    }

    /// For each intent the question whether a row has it.
    func labelQuestions(seed: UInt64) -> [OutputQuestion] {
        intents.indices.map { intent in
            OutputQuestion(signs: labels.map { $0 == intent ? 1 : -1 }, seed: seed &+ UInt64(intent))
        }
    }

    /// One question for each tone head, in their order.
    func toneQuestions(seed: UInt64) -> [OutputQuestion] {
        ToneHead.allCases.map { head in
            let signs = rows.map { row -> Float in
                switch head {
                case .negative: row.sentiment.map { $0 == .negative ? 1 : -1 } ?? 0
                case .positive: row.sentiment.map { $0 == .positive ? 1 : -1 } ?? 0
                case .frustrated: row.frustrated.map { $0 ? 1 : -1 } ?? 0
                case .urgent: row.urgent.map { $0 ? 1 : -1 } ?? 0
                }
            }
            return OutputQuestion(signs: signs, seed: seed &+ 100_003 &+ UInt64(head.rawValue))
        }
    }
}
