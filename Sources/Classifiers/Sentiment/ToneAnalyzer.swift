/// A sentiment lexicon compiled for use.
///
/// Rules after Hutto & Gilbert 2014 (VADER): negation within a few words turns a valence around and weakens it,
/// intensifiers before it scale it, capitals and stretched letters strengthen it, a contrast halves what
/// came before. Faces and laughter are beyond negation's reach and end its scope.
package struct ToneAnalyzer: Sendable {
    private let entries: [SentimentLexicon.Entry]
    private let negations: Set<UInt64>
    /// Whether each entry's word counts only with a letter stretched: "goood" is not "god".
    private let needsStretch: [Bool]
    private var trie = PhraseTrie()

    /// Praise turned around is nearly as bad as it was good (VADER's figure); blame denied is half a praise.
    private static let praiseNegated = -0.74
    private static let blameNegated = -0.5
    private static let emphasis = 0.733
    private static let reach = 4
    private static let laughter = Set(["kkk", "lol", "lmao", "rofl", "ha"].map { ByteHash.hash($0) })

    package init(_ lexicon: SentimentLexicon, folder: TextFolder, languages: [String]) {
        entries = lexicon.entries
        negations = NegationWords.hashes(of: languages)
            .union(NegationWords.hashes(of: lexicon.negations, folder: folder))
        needsStretch = entries.map { entry in
            let tokens = folder.fold(entry.term).tokens
            return tokens.count == 1 && tokens[0].traits.contains(.elongated)
        }
        for (index, entry) in entries.enumerated() {
            trie.insert(entry.term, value: Int32(index), folder: folder)
        }
    }

    package func evidence(of folded: FoldedText) -> ToneEvidence {
        // Borrowed once: the closure below would otherwise copy the whole analyzer for each token.
        let (entries, needsStretch, trie) = (entries, needsStretch, trie)
        var valences: [Double] = []
        var contrastAt: Int?
        var evidence = ToneEvidence()
        var intensity = 1.0
        var intensityLeft = 0
        var negationLeft = 0
        var coveredUntil = 0
        for (position, token) in folded.tokens.enumerated() {
            if token.traits.contains(.opensClause) {
                negationLeft = 0
                intensityLeft = 0
            }
            let isFace = token.traits.contains(.symbol) || Self.laughter.contains(token.hash)
            if isFace { negationLeft = 0 }
            var valence: Double?
            var valenceEnd = position
            var isContrast = false
            var intensifier: Double?
            trie.forEachMatch(in: folded, at: position) { value, end in
                let entry = entries[Int(value)]
                if needsStretch[Int(value)], !token.traits.contains(.elongated) { return }
                switch entry.role {
                case .valence:
                    if end > valenceEnd {
                        valence = entry.value
                        valenceEnd = end
                    }
                case .intensifier: intensifier = entry.value
                case .frustration: evidence.frustration += entry.value
                case .urgency: evidence.urgency += entry.value
                case .contrast: isContrast = true
                }
            }
            if isContrast { contrastAt = valences.count }
            if let valence, position >= coveredUntil {
                coveredUntil = valenceEnd
                var strength = abs(valence)
                if token.traits.contains(.shouted), !folded.isShouted { strength += Self.emphasis }
                if token.traits.contains(.elongated) { strength += Self.emphasis }
                if intensityLeft > 0 { strength *= intensity }
                var signed = valence < 0 ? -strength : strength
                if negationLeft > 0 { signed *= valence < 0 ? Self.blameNegated : Self.praiseNegated }
                valences.append(signed)
            }
            if let intensifier {
                intensity = intensityLeft > 0 ? intensity * intensifier : intensifier
                intensityLeft = 2
            } else {
                intensityLeft = max(0, intensityLeft - 1)
            }
            negationLeft = negations.contains(token.hash) ? Self.reach : max(0, negationLeft - 1)
        }
        finish(&evidence, valences: valences, contrastAt: contrastAt, folded: folded)
        return evidence
    }

    private func finish(
        _ evidence: inout ToneEvidence, valences: [Double], contrastAt: Int?, folded: FoldedText
    ) {
        evidence.exclamation = Double(min(folded.exclamationCount, 4)) / 4
        evidence.asks = folded.questionCount > 0
        evidence.shouting = folded.isShouted ? 1 : 0
        var negative = 0.0
        var positive = 0.0
        for (index, valence) in valences.enumerated() {
            var weighted = valence
            if let contrastAt { weighted *= index < contrastAt ? 0.5 : 1 }
            if weighted < 0 { negative -= weighted } else { positive += weighted }
        }
        // Emphasis strengthens whichever side is ahead.
        let boost = evidence.exclamation * 4 * 0.292 + (folded.isShouted ? Self.emphasis : 0)
        if negative > positive { negative += boost } else if positive > negative { positive += boost }
        evidence.compound = Self.squeeze(positive - negative)
        evidence.density = folded.tokens.isEmpty ? 0 : (positive - negative) / Double(folded.tokens.count)
        evidence.negative = Self.squeeze(negative)
        evidence.positive = Self.squeeze(positive)
        evidence.frustration = evidence.frustration / (1 + evidence.frustration)
        evidence.urgency = evidence.urgency / (1 + evidence.urgency)
    }

    /// Into -1...1, as VADER does with its constant of 15.
    private static func squeeze(_ sum: Double) -> Double { sum / (sum * sum + 15).squareRoot() }
}
