/// A concept found in a message, from the first token of its phrase to past its last.
package struct ConceptMatch: Hashable, Sendable {
    package var concept: Int
    package var start: Int
    package var end: Int
    /// True within the scope of a negation outside the phrase.
    package var isNegated: Bool

    /// Concept and negation in one number.
    var code: Int { concept << 1 | (isNegated ? 1 : 0) }

    /// Each concept once, negated and plain apart, in order of concept.
    static func distinct(_ matches: [ConceptMatch]) -> [ConceptMatch] {
        var distinct: [ConceptMatch] = []
        for match in matches.sorted(by: { $0.code < $1.code }) where distinct.last?.code != match.code {
            distinct.append(match)
        }
        return distinct
    }
}
