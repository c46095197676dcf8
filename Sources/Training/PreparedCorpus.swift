import Classifiers
import Conversations

/// A corpus folded and looked through once: everything that training needs to know about its rows.
struct PreparedCorpus {
    /// Intents in alphabetical order; a label is a position here.
    let intents: [IntentLabel]
    let labels: [Int]
    let languages: [String]
    let folder: TextFolder
    let matcher: ConceptMatcher?
    let sentiment: SentimentLexicon
    let tones: [ToneEvidence]
    /// Each different word once, sorted by its bytes.
    let vocabulary: [[UInt8]]
    /// Share of each row's words that stand in another row too.
    let knownShares: [Double]
    /// SHA-256 over the rows, in their order.
    let digest: String
    let trainedTexts: TrainedTexts
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
        self.folder = folder
        sentiment = SentimentFiles.lexicon(languages: languages)
        let analyzer = ToneAnalyzer(sentiment, folder: folder, languages: languages)
        var words = WordCounts()
        tones = rows.map { row in
            let folded = folder.fold(row.text)
            words.add(folded)
            return analyzer.evidence(of: folded)
        }
        (vocabulary, knownShares) = (words.vocabulary, words.knownShares)
        digest = TrainingDigest.of(rows)
        trainedTexts = TrainedTexts(rows.lazy.map { folder.fold($0.text) })
    }

    /// Folded texts are kept while they are gone through up to this many bytes of text, and folded anew beyond.
    private static let keptTextBytes = 8 << 20

    /// The rows as features.
    func features(_ settings: FeatureSettings) -> FeatureRows {
        let message = { [rows, folder, matcher] (row: Int) -> (folded: FoldedText, concepts: [ConceptMatch]) in
            let folded = folder.fold(rows[row].text)
            return (folded, matcher?.matches(in: folded) ?? [])
        }
        let textBytes = rows.reduce(0) { $0 + $1.text.utf8.count }
        let kept = textBytes <= Self.keptTextBytes ? rows.indices.map(message) : []
        return FeatureRows(count: rows.count, textBytes: textBytes, settings: settings, lexicon: matcher) { row in
            kept.isEmpty ? message(row) : kept[row]
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
