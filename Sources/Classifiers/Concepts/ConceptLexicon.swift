/// Words and phrases that mean the same, by concept; written by hand for a domain and its languages.
///
/// A phrase is one to eight words; a word ending in `*` matches every word that begins so,
/// a lone `_` any one word.
package struct ConceptLexicon: Hashable, Codable, Sendable {
    package struct Concept: Hashable, Codable, Sendable {
        package var name: String
        package var phrases: [String]

        package init(name: String, phrases: [String]) {
            self.name = name
            self.phrases = phrases
        }
    }

    package static let conceptLimit = 4_096
    package static let phraseLimit = 100_000
    package static let wordLimit = PhraseTrie.wordLimit

    package var concepts: [Concept]
    /// Words that turn the next concepts around, beside the built-in ones of the model's languages.
    package var negations: [String]

    package init(concepts: [Concept], negations: [String] = []) {
        self.concepts = concepts
        self.negations = negations
    }

    package static let negationLimit = 1_000

    /// What is wrong with it; nil when it can be used.
    func fault() -> String? {
        guard concepts.count <= Self.conceptLimit else { return "too many concepts" }
        guard concepts.reduce(0, { $0 + $1.phrases.count }) <= Self.phraseLimit else { return "too many phrases" }
        return negations.count <= Self.negationLimit ? nil : "too many negations"
    }
}
