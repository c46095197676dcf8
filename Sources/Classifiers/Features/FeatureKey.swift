/// 32-bit keys by which features are found in a model; part of the model format.
///
/// The vocabulary is not stored as text: explanations name features from the message itself. Of 200,000 features,
/// a chance match of one that was never seen has odds of 1 in 20,000 and is as exact as any other.
package enum FeatureKey {
    /// Stands for the edge of a message in bigrams.
    package static let edge: UInt64 = 0x9e37_79b9_7f4a_7c15
    /// Stand for the edges of a word among its characters; neither byte occurs in folded text.
    package static let wordStart: UInt8 = 0x02
    package static let wordEnd: UInt8 = 0x03

    package static func word(_ hash: UInt64) -> UInt32 { narrow(hash, .word) }

    package static func bigram(_ first: UInt64, _ second: UInt64) -> UInt32 {
        narrow(first &* 0x9ddf_ea08_eb38_2d69 ^ (second << 17 | second >> 47), .bigram)
    }

    package static func pair(_ one: UInt64, _ other: UInt64) -> UInt32 { narrow(unordered(one, other), .pair) }

    /// - Parameter hash: over the characters, with `wordStart` and `wordEnd` at the word's edges.
    package static func characters(_ hash: UInt64) -> UInt32 { narrow(hash, .characters) }

    package static func concept(_ hash: UInt64) -> UInt32 { narrow(hash, .concept) }

    package static func negatedConcept(_ hash: UInt64) -> UInt32 { narrow(hash, .negatedConcept) }

    package static func conceptPair(_ one: UInt64, _ other: UInt64) -> UInt32 {
        narrow(unordered(one, other), .conceptPair)
    }

    package static func form(_ form: MessageForm) -> UInt32 { narrow(UInt64(form.rawValue), .form) }

    private static func unordered(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let (low, high) = one < other ? (one, other) : (other, one)
        return low &* 0xc2b2_ae3d_27d4_eb4f ^ (high << 23 | high >> 41)
    }

    private static func narrow(_ value: UInt64, _ kind: FeatureKind) -> UInt32 {
        let salted = value ^ (UInt64(kind.rawValue) &+ 1) &* 0x1656_67b1_9e37_79f9
        return UInt32(truncatingIfNeeded: ByteHash.mix(salted) >> 32)
    }
}

/// What a message's form says beside its words.
package enum MessageForm: UInt8, CaseIterable, Sendable {
    case question = 1
    case exclamation = 2
    case shouting = 3
    case long = 4

    /// The forms that a message has.
    package static func forms(of folded: FoldedText) -> [MessageForm] {
        var forms: [MessageForm] = []
        if folded.questionCount > 0 { forms.append(.question) }
        if folded.exclamationCount > 0 { forms.append(.exclamation) }
        if folded.isShouted { forms.append(.shouting) }
        if folded.tokens.count >= 30 { forms.append(.long) }
        return forms
    }

    package var name: String {
        switch self {
        case .question: "question mark"
        case .exclamation: "exclamation mark"
        case .shouting: "capitals"
        case .long: "long message"
        }
    }
}
