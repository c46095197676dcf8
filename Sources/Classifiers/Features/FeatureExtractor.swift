/// The definition of the features: every occurrence in a message, in a fixed order.
///
/// Training and explanation use it as it stands; the scoring path computes the same sums from merged rows.
package struct FeatureExtractor: Sendable {
    package var settings: FeatureSettings

    /// Concepts that each concept of a message is paired with at most.
    private static let pairedConcepts = 16

    package init(settings: FeatureSettings) {
        self.settings = settings
    }

    /// One occurrence; what `first` and `second` point at depends on the kind (see `name`).
    package struct Occurrence: Hashable, Sendable {
        package var key: UInt32
        package var kind: FeatureKind
        package var first: Int
        package var second: Int
    }

    /// Calls `body` with each occurrence of each feature.
    ///
    /// - Parameter isKnown: whether a token, by its hash, is in the vocabulary; others stand in no bigram and no pair.
    ///   While a vocabulary is being made, all are.
    package func forEach(
        in folded: FoldedText, concepts: [ConceptMatch], of lexicon: ConceptMatcher?,
        isKnown: (UInt64) -> Bool = { _ in true }, _ body: (Occurrence) -> Void
    ) {
        let distinct = Self.distinctTokens(of: folded)
        for index in distinct {
            let token = folded.tokens[index]
            body(.init(key: FeatureKey.word(token.hash), kind: .word, first: index, second: index))
            forEachGram(of: token, in: folded.bytes.span) { key, start, end in
                body(.init(key: key, kind: .characters, first: index, second: start << 16 | end))
            }
        }
        if settings.usesBigrams, !folded.tokens.isEmpty {
            for index in 0...folded.tokens.count {
                let left = index == 0 ? FeatureKey.edge : folded.tokens[index - 1].hash
                let right = index == folded.tokens.count ? FeatureKey.edge : folded.tokens[index].hash
                guard index == 0 || isKnown(left), index == folded.tokens.count || isKnown(right) else { continue }
                body(.init(key: FeatureKey.bigram(left, right), kind: .bigram, first: index - 1, second: index))
            }
        }
        if settings.pairWindow > 0 {
            let known = distinct.filter { isKnown(folded.tokens[$0].hash) }
            for (position, one) in known.enumerated() {
                for other in known[(position + 1)...].prefix(settings.pairWindow) {
                    let key = FeatureKey.pair(folded.tokens[one].hash, folded.tokens[other].hash)
                    body(.init(key: key, kind: .pair, first: one, second: other))
                }
            }
        }
        forEachWhole(in: folded, concepts: concepts, of: lexicon, body)
    }

    /// The occurrences that concern the message as a whole: forms and concepts.
    func forEachWhole(
        in folded: FoldedText, concepts: [ConceptMatch], of lexicon: ConceptMatcher?, _ body: (Occurrence) -> Void
    ) {
        if settings.usesForms {
            for form in MessageForm.forms(of: folded) {
                let raw = Int(form.rawValue)
                body(.init(key: FeatureKey.form(form), kind: .form, first: raw, second: raw))
            }
        }
        if let lexicon { forEachConcept(concepts, of: lexicon, body) }
    }

    private func forEachConcept(
        _ matches: [ConceptMatch], of lexicon: ConceptMatcher, _ body: (Occurrence) -> Void
    ) {
        let distinct = ConceptMatch.distinct(matches)
        for (position, one) in distinct.enumerated() {
            let hash = lexicon.hash(of: one)
            let code = one.code
            if one.isNegated {
                body(.init(key: FeatureKey.negatedConcept(hash), kind: .negatedConcept, first: code, second: code))
            } else {
                body(.init(key: FeatureKey.concept(hash), kind: .concept, first: code, second: code))
            }
            for other in distinct[(position + 1)...].prefix(Self.pairedConcepts) {
                let key = FeatureKey.conceptPair(hash, lexicon.hash(of: other))
                body(.init(key: key, kind: .conceptPair, first: code, second: other.code))
            }
        }
    }

    /// Appends the keys of a word and of its characters.
    func appendWordKeys(of token: FoldedText.Token, in bytes: Span<UInt8>, to keys: inout [UInt32]) {
        keys.append(FeatureKey.word(token.hash))
        forEachGram(of: token, in: bytes) { key, _, _ in keys.append(key) }
    }

    /// Calls `body` with key, start and end of each n-gram of the word between its two edges.
    ///
    /// Positions count from 0, the leading edge, to the length plus one, the closing edge; the end is exclusive.
    /// Only words of ASCII letters and digits that are not all digits have any: it is decided by the bytes alone, so
    /// that a word's n-grams can be prepared ahead.
    package func forEachGram(
        of token: FoldedText.Token, in bytes: Span<UInt8>, _ body: (UInt32, Int, Int) -> Void
    ) {
        guard let lengths = settings.gramLengths else { return }
        var letters = 0
        for index in token.start..<token.end {
            if bytes[index] &- 0x61 < 26 {
                letters += 1
            } else if bytes[index] &- 0x30 >= 10 {
                return
            }
        }
        guard letters > 0 else { return }
        let width = token.length + 2
        for start in 0..<width {
            var hash = ByteHash()
            for position in start..<min(start + lengths.upperBound, width) {
                switch position {
                case 0: hash.combine(FeatureKey.wordStart)
                case width - 1: hash.combine(FeatureKey.wordEnd)
                default: hash.combine(bytes[token.start + position - 1])
                }
                let length = position + 1 - start
                if length >= lengths.lowerBound { body(FeatureKey.characters(hash.value), start, position + 1) }
            }
        }
    }

    /// Indices of the first occurrences of each different token.
    static func distinctTokens(of folded: FoldedText) -> [Int] {
        var distinct: [Int] = []
        distinct.reserveCapacity(folded.tokens.count)
        // Few tokens: comparing beats hashing. Many: it would be quadratic.
        if folded.tokens.count <= 48 {
            for index in folded.tokens.indices {
                let hash = folded.tokens[index].hash
                if !distinct.contains(where: { folded.tokens[$0].hash == hash }) { distinct.append(index) }
            }
        } else {
            var seen = HashIndex(capacity: folded.tokens.count)
            for index in folded.tokens.indices
            where seen.insert(folded.tokens[index].hash, UInt32(index)) == UInt32(index) {
                distinct.append(index)
            }
        }
        return distinct
    }

    /// How an explanation calls a feature.
    package func name(of occurrence: Occurrence, in folded: FoldedText, lexicon: ConceptMatcher?) -> String {
        switch occurrence.kind {
        case .word: word(occurrence.first, in: folded)
        case .bigram, .pair:
            word(occurrence.first, in: folded) + (occurrence.kind == .pair ? " + " : " ")
                + word(occurrence.second, in: folded)
        case .characters: gram(occurrence, in: folded)
        case .concept, .negatedConcept: lexicon?.name(ofCode: occurrence.first) ?? ""
        case .conceptPair:
            (lexicon?.name(ofCode: occurrence.first) ?? "") + " + "
                + (lexicon?.name(ofCode: occurrence.second) ?? "")
        case .form: MessageForm(rawValue: UInt8(clamping: occurrence.first))?.name ?? ""
        }
    }

    private func word(_ index: Int, in folded: FoldedText) -> String {
        if index < 0 { return "^" }
        return index < folded.tokens.count ? folded.text(of: folded.tokens[index]) : "$"
    }

    /// `^` and `$` stand for the word's edges.
    private func gram(_ occurrence: Occurrence, in folded: FoldedText) -> String {
        let token = folded.tokens[occurrence.first]
        let start = occurrence.second >> 16
        let end = occurrence.second & 0xFFFF
        let characters = folded.bytes[(token.start + max(start - 1, 0))..<(token.start + min(end - 1, token.length))]
        return (start == 0 ? "^" : "") + String(decoding: characters, as: UTF8.self)
            + (end - 1 > token.length ? "$" : "")
    }
}
