package import Conversations

/// The families of features; the raw value is part of the model format.
package enum FeatureKind: UInt8, CaseIterable, Codable, Sendable {
    /// A folded word.
    case word = 0
    /// Two neighbouring tokens; the message's two edges count as tokens.
    case bigram = 1
    /// Two different words anywhere near each other, in either order.
    case pair = 2
    /// Characters within a word, its edges included.
    case characters = 3
    /// One concept of the lexicon.
    case concept = 4
    /// Two concepts of the lexicon in the same message.
    case conceptPair = 5
    /// A concept in the scope of a negation.
    case negatedConcept = 6
    /// Something about the message's form, such as a question mark.
    case form = 7

    /// How explanations call it.
    package var explanationKind: Explanation.Kind {
        switch self {
        case .word: .word
        case .bigram: .bigram
        case .pair: .pair
        case .characters: .characters
        case .concept: .concept
        case .conceptPair: .conceptPair
        case .negatedConcept: .negation
        case .form: .other
        }
    }
}
