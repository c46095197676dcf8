package import Conversations
import Foundation

/// What tells, beside the scores, whether the best intent is right for a message as people write it.
package struct ReliabilityEvidence: Hashable, Sendable {
    /// Logits of the probabilities that the scores give: that the best intent is right, and that the message is out of scope.
    package var answer = 0.0
    package var refusal = 0.0
    /// Share of the message's different words that the model knows.
    package var knownShare = 0.0
    /// Share of the words that say something which do not speak for the best intent.
    package var unexplained = 0.0
    /// Natural logarithm of the number of words, and of clauses.
    package var length = 0.0
    package var clauses = 0.0
    /// Share of the words in clauses that would be of the best intent by themselves.
    package var agreement = 1.0
    /// How sure the surest clause of another intent is of it, and the surest of the best intent.
    package var rival = 0.0
    package var support = 0.0
    /// The same of clauses that ask for something, and of rivals in the best intent's own category.
    package var askingRival = 0.0
    package var askingSupport = 0.0
    package var nearRival = 0.0
    /// Natural logarithm of one more than the number of clauses that ask for something.
    package var asking = 0.0
    package var signs: MessageSigns = []
    package var sentiment = Sentiment.neutral
    /// True when the message is in a language that the model does not know.
    package var isForeign = false
    /// True after an automatic answer, and true when that was about the intent that is best now.
    package var isLater = false
    package var isSameMatter = false
    /// How much the words by themselves ask for a person; 0 for a model that has not learned it.
    package var person = 0.0

    package init() {}

    /// The names of ``values``, in order.
    package static let names = [
        "bias", "answer", "refusal", "known_share", "unexplained", "length", "clauses", "agreement", "rival", "support",
        "greeting", "thanks", "apology", "contrast", "negation", "unsolved", "solved", "follow_up", "question", "tone",
        "negative", "frustrated", "urgent", "foreign", "later", "same_matter", "unsolved_later", "follow_up_later",
        "person", "addition", "asking_rival", "asking_support", "near_rival", "asking",
    ]

    package var values: [Double] {
        func flag(_ condition: Bool) -> Double { condition ? 1 : 0 }
        func sign(_ sign: MessageSigns) -> Double { flag(signs.contains(sign)) }
        return [
            1, answer, refusal, knownShare, unexplained, length, clauses, agreement, rival, support, sign(.greeting),
            sign(.thanks), sign(.apology), sign(.contrast), sign(.negation), sign(.unsolved), sign(.solved),
            sign(.followUp), sign(.question), sentiment.score, flag(sentiment.label == .negative),
            flag(sentiment.frustrated), flag(sentiment.urgent), flag(isForeign), flag(isLater), flag(isSameMatter),
            flag(isLater && signs.contains(.unsolved)), flag(isLater && signs.contains(.followUp)), person,
            sign(.addition), askingRival, askingSupport, nearRival, asking,
        ]
    }
}

extension Classifier {
    /// The evidence about a message's best intent in scope.
    func reliabilityEvidence(
        of message: ScoredMessage, clauses: [ClauseScore], best: Int, probabilities: (answer: Double, refusal: Double),
        sentiment: Sentiment, language: String?, profile: ProfileSignals
    ) -> ReliabilityEvidence {
        func logit(_ probability: Double) -> Double {
            let bounded = min(max(probability, 1e-6), 1 - 1e-6)
            return log(bounded / (1 - bounded))
        }
        var evidence = ReliabilityEvidence()
        evidence.answer = logit(probabilities.answer)
        evidence.refusal = logit(probabilities.refusal)
        evidence.knownShare = message.raw.knownShare
        evidence.unexplained = unexplainedShare(of: message.read, output: best)
        evidence.length = log(1 + Double(message.read.tokens.count))
        evidence.clauses = log(Double(max(1, clauses.count)))
        evidence.support = clauses.isEmpty ? probabilities.answer : 0
        var (own, all) = (0, 0)
        for clause in clauses {
            all += clause.words
            if clause.output == best {
                own += clause.words
                evidence.support = max(evidence.support, clause.confidence)
                if clause.asks { evidence.askingSupport = max(evidence.askingSupport, clause.confidence) }
            } else {
                evidence.rival = max(evidence.rival, clause.confidence)
                if clause.asks { evidence.askingRival = max(evidence.askingRival, clause.confidence) }
                if labels[clause.output].category == labels[best].category {
                    evidence.nearRival = max(evidence.nearRival, clause.confidence)
                }
            }
        }
        evidence.asking = log(1 + Double(clauses.count(where: \.asks)))
        if all > 0 { evidence.agreement = Double(own) / Double(all) }
        evidence.signs = message.discourse.signs
        evidence.sentiment = sentiment
        evidence.isForeign = language.map { !languages.contains($0) } ?? false
        if header.hasPersonHead {
            evidence.person = learnedScore(header.outputCount - 1, message.raw, scale: message.scale)
        }
        evidence.isLater = profile.turn > 0
        evidence.isSameMatter = profile.lastAnswered == labels[best]
        return evidence
    }

    /// Share of the different words that say something which do not add to an output's score; 0 without such words.
    private func unexplainedShare(of read: FoldedText, output: Int) -> Double {
        var (words, unexplained) = (0, 0)
        for index in FeatureExtractor.distinctTokens(of: read) {
            let token = read.tokens[index]
            guard discourseReader.isContentWord(token) else { continue }
            words += 1
            if scorer.wordWeight(of: token, output: output) <= 0 { unexplained += 1 }
        }
        return words > 0 ? Double(unexplained) / Double(words) : 0
    }
}
