import Conversations

/// One message and what the outputs make of it.
struct ScoredMessage {
    /// As folded; and as scored, without courtesies and with slips taken back.
    let folded: FoldedText
    let read: FoldedText
    let discourse: DiscourseReading
    let concepts: [ConceptMatch]
    let raw: RawScores
    /// What one unit of the raw sums is worth.
    let scale: Double
    let verdict: CompiledRules.Verdict
    /// What the customer's profile adds.
    let boosts: [CompiledRules.Addition]
    /// Per label: bias, features, rules and profile added up.
    let scores: [Double]
}

extension Classifier {
    func score(_ text: String, _ profile: ProfileSignals) -> ScoredMessage {
        let folded = folder.fold(text)
        let discourse = discourseReader.read(folded)
        let read = read(folded.withoutCourtesies(discourse))
        let raw = scorer.score(read.folded, concepts: read.concepts)
        let scale = header.weightUnit / raw.norm
        let verdict = rules.apply(to: text, folded: folded)
        let boosts = rules.boosts(for: profile)
        var scores = labels.indices.map { learnedScore($0, raw, scale: scale) }
        for addition in verdict.additions { scores[addition.output] += addition.weight }
        for addition in boosts { scores[addition.output] += addition.weight }
        return ScoredMessage(
            folded: folded, read: read.folded, discourse: discourse, concepts: read.concepts, raw: raw, scale: scale,
            verdict: verdict, boosts: boosts, scores: scores)
    }

    /// One output's bias and features.
    func learnedScore(_ output: Int, _ raw: RawScores, scale: Double) -> Double {
        header.biases[output] + Double(raw.sums[output]) * scale
    }
}
