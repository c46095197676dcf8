/// What the classifier makes of one message.
package struct Classification: Hashable, Codable, Sendable {
    /// An intent and how likely it is, as a calibrated probability in 0...1.
    package struct Candidate: Hashable, Codable, Sendable {
        package var intent: IntentLabel
        package var confidence: Double

        package init(intent: IntentLabel, confidence: Double) {
            self.intent = intent
            self.confidence = confidence
        }

        enum CodingKeys: String, CodingKey {
            case intent, confidence
        }
    }

    /// The most likely intents, best first, at most five; never empty.
    package var ranking: [Candidate]
    /// ISO 639-1 code of the message's language; nil when too short to tell.
    package var language: String?
    /// False when the best answer is that nobody here handles this.
    package var inScope: Bool
    package var sentiment: Sentiment
    /// Names of the keyword and pattern rules that matched, in file order.
    package var rules: [String]
    /// The verdict of the first hard rule that matched.
    package var hardRule: HardRule?
    /// Names of rules whose pattern was stopped at its time limit; they counted as not matching.
    package var timedOutRules: [String]
    /// Every request found in the message, in the order in which they stand, ``requestLimit`` at most.
    ///
    /// Empty when the message asks for one thing only, which then is the best of the ranking.
    package var requests: [Candidate]
    /// What the words show beside the request.
    package var signs: MessageSigns
    package var shape: MessageShape
    /// What a person must see at once; nil when nothing of the kind was found.
    package var sensitive: SensitiveMatter?
    /// `sha256:…` of the model file.
    package var model: String

    /// Requests of one message that are told apart.
    package static let requestLimit = 4

    package init(
        ranking: [Candidate], language: String?, inScope: Bool, sentiment: Sentiment, rules: [String] = [],
        hardRule: HardRule? = nil, timedOutRules: [String] = [], requests: [Candidate] = [], signs: MessageSigns = [],
        shape: MessageShape = .words, sensitive: SensitiveMatter? = nil, model: String
    ) {
        self.ranking = ranking
        self.language = language
        self.inScope = inScope
        self.sentiment = sentiment
        self.rules = rules
        self.hardRule = hardRule
        self.timedOutRules = timedOutRules
        self.requests = requests
        self.signs = signs
        self.shape = shape
        self.sensitive = sensitive
        self.model = model
    }

    package var intent: IntentLabel { ranking.first?.intent ?? .outOfScope }
    package var confidence: Double { ranking.first?.confidence ?? 0 }
    /// Every request that the message makes: the best of the ranking where it makes one, none where it is a fragment.
    package var everyRequest: [Candidate] {
        if !requests.isEmpty { return requests }
        return shape.isFragment ? [] : Array(ranking.prefix(1))
    }
    /// Distance from the best to the second best candidate, in 0...1.
    package var margin: Double { confidence - (ranking.dropFirst().first?.confidence ?? 0) }

    /// What a rule decides regardless of the scores.
    package enum HardRule: Hashable, Codable, Sendable {
        /// The message has this intent.
        case intent(IntentLabel, rule: String)
        /// A person must see it.
        case human(rule: String)

        package var ruleName: String {
            switch self {
            case .intent(_, let rule), .human(let rule): rule
            }
        }

        enum CodingKeys: String, CodingKey {
            case intent, human
        }

        enum IntentCodingKeys: String, CodingKey {
            // swift-format-ignore: NoLeadingUnderscores
            case _0
            case rule
        }

        enum HumanCodingKeys: String, CodingKey {
            case rule
        }
    }
}
