/// What the lexicon knows of the words from one token on; of each role the longest phrase.
struct ToneMatches {
    /// A phrase's value and the position behind it.
    struct Phrase {
        var value: Double
        var end: Int
    }

    /// Of the token where the phrases begin.
    let position: Int
    private(set) var valence: Phrase?
    /// What the valence's entry is beside that.
    private(set) var traits: ToneAnalyzer.Traits = []
    private(set) var intensifier: Phrase?
    private(set) var afterNegation: Phrase?
    private(set) var retraction: Phrase?
    private(set) var harm: Phrase?
    private(set) var remedy: Phrase?
    private(set) var isContrast = false
    private(set) var urgency = 0.0
    /// Cues that count wherever they stand, and those that other words may take the edge off.
    private(set) var strongFrustration = 0.0
    private(set) var weakFrustration = 0.0
    /// Behind the longest phrase of any role.
    private(set) var end: Int

    static let strongCue = 1.0

    init(at position: Int) {
        self.position = position
        end = position
    }

    mutating func add(_ entry: SentimentLexicon.Entry, traits: ToneAnalyzer.Traits, end: Int) {
        self.end = max(self.end, end)
        func keep(_ phrase: inout Phrase?) -> Bool {
            guard end > phrase?.end ?? position else { return false }
            phrase = Phrase(value: entry.value, end: end)
            return true
        }
        switch entry.role {
        case .valence: if keep(&valence) { self.traits = traits }
        case .intensifier: _ = keep(&intensifier)
        case .afterNegation: _ = keep(&afterNegation)
        case .retraction: _ = keep(&retraction)
        case .harm: _ = keep(&harm)
        case .remedy: _ = keep(&remedy)
        case .contrast: isContrast = true
        case .urgency: urgency += entry.value
        case .frustration where entry.value >= Self.strongCue: strongFrustration += entry.value
        case .frustration: weakFrustration += entry.value
        }
    }

    /// Where a phrase ends in which a negation says nothing by itself: "without a doubt", "no complaints", "never so".
    ///
    /// In a phrase of blame it does: "not happy or satisfied".
    var idiomEnd: Int {
        let idioms = [
            valence.flatMap { $0.value >= 0 ? $0.end : nil }, intensifier.flatMap { $0.value >= 1 ? $0.end : nil },
        ]
        return idioms.compactMap(\.self).filter { $0 > position + 1 }.max() ?? position
    }
}
