/// Tells Portuguese, English and Spanish apart by their small words and their marks.
package struct LanguageIdentifier: Sendable {
    private var index = HashIndex(capacity: 1024)
    /// Weight of each word by language, in the order of `languages`.
    private var weights: [[Double]] = []
    private let onlyLanguage: Int?

    package static let languages = ["pt", "en", "es"]
    /// What the best language needs, and by how much it must lead.
    private static let leastEvidence = 0.9
    private static let leastLead = 0.4

    /// - Parameter languages: the model's; any of the three may be answered, whatever the model speaks.
    package init(languages: [String]) {
        let known = Self.languages.indices.filter { languages.contains(Self.languages[$0]) }
        onlyLanguage = known.count == 1 && languages.count == 1 ? known[0] : nil
        for (language, words) in FunctionWords.lists.enumerated() {
            for word in words.split(separator: " ") {
                let slot = index.insert(ByteHash.hash(String(word)), UInt32(weights.count))
                if Int(slot) == weights.count { weights.append(Array(repeating: 0, count: Self.languages.count)) }
                weights[Int(slot)][language] = 1
            }
        }
        // A word that two languages share says little about either.
        for slot in weights.indices {
            let sharers = weights[slot].reduce(0, +)
            for language in Self.languages.indices { weights[slot][language] /= sharers * sharers }
        }
    }

    /// ISO 639-1 code; nil when there is too little to tell.
    ///
    /// - Parameter knownShare: share of the words that the model knows; evidence for a model of one language.
    package func identify(_ folded: FoldedText, knownShare: Double = 0) -> String? {
        var pt = Double(folded.portugueseMarks)
        var en = 0.0
        var es = Double(folded.spanishMarks) * 1.5
        for token in folded.tokens.prefix(200) {
            guard let slot = index.find(token.hash) else { continue }
            let weight = weights[Int(slot)]
            pt += weight[0]
            en += weight[1]
            es += weight[2]
        }
        let scores = [pt, en, es]
        var best = 0
        for language in scores.indices where scores[language] > scores[best] { best = language }
        let second = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
        if scores[best] >= Self.leastEvidence, scores[best] - second >= Self.leastLead * min(scores[best], 2) {
            return Self.languages[best]
        }
        if let onlyLanguage, folded.tokens.count >= 2, knownShare >= 0.5 { return Self.languages[onlyLanguage] }
        return nil
    }
}
