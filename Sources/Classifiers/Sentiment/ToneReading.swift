/// A message's tone as it is read, word by word.
///
/// Praise is taken for irony when harm follows: right behind it, or behind a clause that is hardly anything but the
/// praise ("congratulations, you cut me off again"). What was put right is no harm, and a contrast ("but") parts the two.
struct ToneReading {
    private struct Felt {
        var value: Double
        var isNegated: Bool
    }

    /// Praise that harm may yet turn.
    private struct Praise {
        /// The position behind it.
        var end: Int
        var clause: Int
        /// Whether it is no more than "thanks", which is mostly meant.
        var isCourtesy: Bool
        /// Whether its clause says hardly anything else; known when the clause ends.
        var isBare: Bool
    }

    private var felt: [Felt] = []
    private var evidence = ToneEvidence()
    private var contrastAt: Int?
    private var intensity = 1.0
    private var intensityLeft = 0
    private var negationLeft = 0
    private var coveredUntil = 0
    private var idiomUntil = 0
    private var valenceEnd = -1
    private var praise: Praise?
    private var isHarmed = false
    private var isRemedied = false
    private var clause = 0
    private var clauseStart = 0
    private var clauseDenies = false
    private var hasDenied = false
    private var hasDeniedPraise = false

    /// Praise turned around is nearly as bad as it was good (VADER's figure); blame denied is half a praise.
    private static let praiseNegated = -0.74
    private static let blameNegated = -0.5
    /// "Nothing at all" and "not" as a last word are said with force.
    private static let praiseTakenBack = -1.2
    private static let emphasis = 0.733
    private static let reach = 4
    private static let laughter = Set(["kkk", "lol", "lmao", "rofl", "ha"].map { ByteHash.hash($0) })
    /// Courtesy is weaker than praise, and mostly meant.
    private static let leastPraise = 1.8
    private static let leastCourtesy = 1.0
    /// The value of a negation behind praise that counts only where the clause ends, "gostei não", and not in "bom, não
    /// precisa" without its comma.
    private static let onlyLast = 2.0
    /// Words between praise and what it is for.
    private static let near = 4
    /// Words of a clause that is hardly anything but praise.
    private static let bareClause = 5
    /// Words up to which a message can be nothing but the denial of something bad.
    private static let bareDenial = 12

    init() {}

    mutating func take(
        _ token: FoldedText.Token, _ found: ToneMatches, isNegation: Bool, of folded: FoldedText
    ) {
        let position = found.position
        if token.traits.contains(.opensClause) { openClause(at: position) }
        if token.traits.contains(.symbol) || Self.laughter.contains(token.hash) { negationLeft = 0 }
        if found.isContrast, position >= max(idiomUntil, coveredUntil) {
            contrastAt = felt.count
            praise = nil
            hasDenied = false
        }
        idiomUntil = max(idiomUntil, found.idiomEnd)
        if let late = found.afterNegation, late.end >= found.end, position == valenceEnd,
            !token.traits.contains(.opensClause), late.value < Self.onlyLast || endsClause(late.end, of: folded)
        {
            turnLast()
        }
        if found.retraction?.end ?? 0 >= found.end { takeBack() }
        if let valence = found.valence, position >= coveredUntil {
            feel(valence, token, isShouted: folded.isShouted, found.traits)
        }
        weigh(found)
        scale(found.intensifier, from: position)
        if isNegation, position >= idiomUntil {
            // Alone at the very end: "great service, not".
            let isAlone = token.traits.contains(.opensClause) && position + 1 == folded.tokens.count
            if isAlone, position > 0, folded.questionCount == 0 { takeBack() }
            negationLeft = Self.reach
        } else {
            negationLeft = max(0, negationLeft - 1)
        }
    }

    private mutating func openClause(at position: Int) {
        negationLeft = 0
        intensityLeft = 0
        if praise?.clause == clause { praise?.isBare = position - clauseStart <= Self.bareClause }
        clause += 1
        clauseStart = position
        clauseDenies = false
        isRemedied = false
    }

    private mutating func feel(
        _ valence: ToneMatches.Phrase, _ token: FoldedText.Token, isShouted: Bool, _ traits: ToneAnalyzer.Traits
    ) {
        coveredUntil = valence.end
        valenceEnd = valence.end
        var strength = abs(valence.value)
        if token.traits.contains(.shouted), !isShouted { strength += Self.emphasis }
        if token.traits.contains(.elongated) { strength += Self.emphasis }
        if intensityLeft > 0 { strength *= intensity }
        var signed = valence.value < 0 ? -strength : strength
        let isNegated = negationLeft > 0 && !traits.contains(.isNegation)
        if isNegated { signed *= valence.value < 0 ? Self.blameNegated : Self.praiseNegated }
        if traits.contains(.deniesBlame) || isNegated && valence.value < 0 {
            clauseDenies = true
            hasDenied = true
        }
        if traits.contains(.deniesPraise) || isNegated && valence.value > 0 { hasDeniedPraise = true }
        felt.append(Felt(value: signed, isNegated: isNegated))
        if !isNegated, valence.value >= Self.leastCourtesy {
            let isCourtesy = valence.value < Self.leastPraise
            praise = Praise(end: valence.end, clause: clause, isCourtesy: isCourtesy, isBare: false)
        }
    }

    private mutating func weigh(_ found: ToneMatches) {
        evidence.urgency += found.urgency
        evidence.frustration += found.strongFrustration
        // "So far", "at all" and their like belong to what is denied.
        if !clauseDenies { evidence.frustration += found.weakFrustration }
        if found.remedy?.end ?? 0 >= found.end, negationLeft == 0 {
            isRemedied = true
            isHarmed = false
            evidence.isIronic = false
        }
        guard found.harm != nil else { return }
        guard negationLeft == 0 else {
            hasDenied = true
            clauseDenies = true
            return
        }
        isHarmed = true
        guard let praise, !isRemedied else { return }
        let distance = found.position - praise.end
        guard !praise.isCourtesy else {
            // "Thanks for ruining my day": with the harm for what there is to thank.
            if distance <= 1, clause == praise.clause { evidence.isIronic = true }
            return
        }
        let isNear = distance <= Self.near
        let isNext = clause == praise.clause + 1 && praise.isBare
        if isNear || isNext { evidence.isIronic = true }
    }

    private mutating func scale(_ intensifier: ToneMatches.Phrase?, from position: Int) {
        guard let intensifier else {
            intensityLeft = max(0, intensityLeft - 1)
            return
        }
        intensity = intensityLeft > 0 ? intensity * intensifier.value : intensifier.value
        intensityLeft = 1 + intensifier.end - position
    }

    private func endsClause(_ position: Int, of folded: FoldedText) -> Bool {
        position >= folded.tokens.count || folded.tokens[position].traits.contains(.opensClause)
    }

    private mutating func turnLast() {
        guard let last = felt.last, !last.isNegated, last.value > 0 else { return }
        hasDeniedPraise = true
        felt[felt.count - 1] = Felt(value: last.value * Self.praiseTakenBack, isNegated: true)
        praise = nil
    }

    private mutating func takeBack() {
        for index in felt.indices where felt[index].value > 0 {
            hasDeniedPraise = true
            felt[index] = Felt(value: felt[index].value * Self.praiseTakenBack, isNegated: true)
        }
        praise = nil
    }

    func evidence(of folded: FoldedText) -> ToneEvidence {
        var evidence = evidence
        evidence.exclamation = Double(min(folded.exclamationCount, 4)) / 4
        evidence.asks = folded.questionCount > 0
        evidence.shouting = folded.isShouted ? 1 : 0
        var negative = 0.0
        var positive = 0.0
        for (index, feeling) in felt.enumerated() {
            var weighted = feeling.value
            if let contrastAt { weighted *= index < contrastAt ? 0.5 : 1 }
            if evidence.isIronic, weighted > 0 { weighted *= Self.praiseNegated }
            if weighted < 0 { negative -= weighted } else { positive += weighted }
        }
        evidence.deniesBlame =
            hasDenied && negative == 0 && evidence.frustration == 0 && !isHarmed
            && folded.tokens.count <= Self.bareDenial
        evidence.deniesPraise = hasDeniedPraise && positive == 0
        // Emphasis strengthens whichever side is ahead.
        let boost = evidence.exclamation * 4 * 0.292 + (folded.isShouted ? Self.emphasis : 0)
        if negative > positive { negative += boost } else if positive > negative { positive += boost }
        evidence.compound = Self.squeeze(positive - negative)
        evidence.density = folded.tokens.isEmpty ? 0 : (positive - negative) / Double(folded.tokens.count)
        evidence.negative = Self.squeeze(negative)
        evidence.positive = Self.squeeze(positive)
        evidence.frustration = evidence.frustration / (1 + evidence.frustration)
        evidence.urgency = evidence.urgency / (1 + evidence.urgency)
        return evidence
    }

    /// Into -1...1, as VADER does with its constant of 15.
    private static func squeeze(_ sum: Double) -> Double { sum / (sum * sum + 15).squareRoot() }
}
