import Classifiers
import Conversations

/// A corpus folded and looked through once: everything that training needs to know about its rows.
struct PreparedCorpus {
    /// Intents in alphabetical order; a label is a position here.
    let intents: [IntentLabel]
    /// ``unlabelled`` for the rows behind the labelled ones, which have no intent.
    let labels: [Int]
    /// Of the detector's rows, which stand behind the labelled ones; nil for ordinary ones.
    let sensitiveKinds: [SensitiveMatter.Kind?]
    /// Of the realistic rows, which stand behind those: whether only a person helps.
    let needsPerson: [Bool]
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
    /// The labelled rows, then the detector's, then the realistic ones.
    let rows: [CorpusRow]

    static let unlabelled = -1

    init(
        rows labelled: [CorpusRow], sensitive: [SensitiveRow] = [], realistic: [ReliabilityRow] = [],
        arguments: TrainingArguments, concepts: ConceptLexicon?
    ) throws(TrainingError) {
        guard !labelled.isEmpty else { throw .noRows }
        sensitiveKinds = sensitive.map(\.kind)
        needsPerson = realistic.map(\.answers.isEmpty)
        let rows =
            labelled + sensitive.map { CorpusRow(text: $0.text, intent: .outOfScope, language: $0.language) }
            + realistic.map { CorpusRow(text: $0.text, intent: .outOfScope) }
        self.rows = rows
        intents = Set(labelled.map(\.intent)).sorted()
        guard intents.count > 1 else { throw .oneIntent(intents[0].rawValue) }
        let limit =
            ModelFileFormat.outputLimit - ToneHead.allCases.count
            - (sensitive.isEmpty ? 0 : SensitiveModel.outputCount) - (realistic.isEmpty ? 0 : 1)
        guard intents.count <= limit else { throw .tooManyIntents(intents.count, limit: limit) }
        let positions = Dictionary(uniqueKeysWithValues: intents.enumerated().map { ($1, $0) })
        labels =
            labelled.map { positions[$0.intent] ?? 0 }
            + Array(repeating: Self.unlabelled, count: sensitive.count + realistic.count)
        let languages = arguments.languages.isEmpty ? CorpusLanguages.of(labelled) : arguments.languages
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
        let discourse = DiscourseReader(folder: folder)
        let message = { [rows, folder, matcher] (row: Int) -> (folded: FoldedText, concepts: [ConceptMatch]) in
            let folded = discourse.withoutCourtesies(folder.fold(rows[row].text))
            return (folded, matcher?.matches(in: folded) ?? [])
        }
        let textBytes = rows.reduce(0) { $0 + $1.text.utf8.count }
        let kept = textBytes <= Self.keptTextBytes ? rows.indices.map(message) : []
        return FeatureRows(count: rows.count, textBytes: textBytes, settings: settings, lexicon: matcher) { row in
            kept.isEmpty ? message(row) : kept[row]
        }
    }

    /// Rows with an intent.
    var labelledCount: Int { labels.count - sensitiveKinds.count - needsPerson.count }

    /// The question of the person head; none without realistic rows of both kinds.
    func personQuestion(seed: UInt64) -> [OutputQuestion] {
        guard needsPerson.contains(true), needsPerson.contains(false) else { return [] }
        let unknown = [Float](repeating: 0, count: labels.count - needsPerson.count)
        return [OutputQuestion(signs: unknown + needsPerson.map { $0 ? 1 : -1 }, seed: seed &+ 300_007)]
    }

    /// One question for each of the detector's heads, in their order; none without rows for it.
    func sensitiveQuestions(seed: UInt64) -> [OutputQuestion] {
        guard sensitiveKinds.contains(where: { $0 != nil }) else { return [] }
        let ordinary = [Float](repeating: -1, count: labelledCount)
        let unknown = [Float](repeating: 0, count: needsPerson.count)
        let heads: [SensitiveMatter.Kind?] = [nil] + SensitiveMatter.Kind.allCases
        return heads.enumerated().map { position, head in
            let signs = sensitiveKinds.map { kind -> Float in
                head == nil ? (kind == nil ? -1 : 1) : (kind == head ? 1 : -1)
            }
            return OutputQuestion(signs: ordinary + signs + unknown, seed: seed &+ 200_003 &+ UInt64(position))
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
