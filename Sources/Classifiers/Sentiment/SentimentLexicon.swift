/// Words, phrases and emoji with what they tell about tone, for all languages of a model.
package struct SentimentLexicon: Hashable, Codable, Sendable {
    package enum Role: UInt8, Codable, Sendable, CaseIterable {
        /// Value: valence from -4 to 4.
        case valence = 0
        /// Value: factor on the following valence; below one it weakens.
        case intensifier = 1
        /// Value: strength of the cue, 0...3.
        case frustration = 2
        /// Value: strength of the cue, 0...3.
        case urgency = 3
        /// What stands before counts half.
        case contrast = 4
        /// Turns the valence right before it around, unless that was negated already: "gostei nada".
        case afterNegation = 5
        /// Takes back all praise before it: "só que não".
        case retraction = 6
        /// Something bad that was done or happened: praise right before it is not meant.
        case harm = 7
        /// Something bad was put right: praise around it is meant.
        case remedy = 8
    }

    package struct Entry: Hashable, Codable, Sendable {
        package var term: String
        package var role: Role
        package var value: Double

        package init(term: String, role: Role, value: Double) {
            self.term = term
            self.role = role
            self.value = value
        }
    }

    package var entries: [Entry]
    /// Words that turn the next valence around, beside the built-in ones.
    package var negations: [String]

    package init(entries: [Entry], negations: [String] = []) {
        self.entries = entries
        self.negations = negations
    }

    package static let entryLimit = 200_000
    package static let negationLimit = 1_000
    /// Far beyond the range of any role.
    private static let valueLimit = 100.0

    /// What is wrong with it; nil when it can be used.
    func fault() -> String? {
        guard entries.count <= Self.entryLimit, negations.count <= Self.negationLimit else { return "too many entries" }
        guard entries.allSatisfy({ abs($0.value) <= Self.valueLimit }) else { return "a value is out of range" }
        guard !entries.contains(where: \.term.isEmpty) else { return "an entry without a term" }
        return nil
    }
}
