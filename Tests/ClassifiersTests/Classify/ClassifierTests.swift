import Classifiers
import Conversations
import Testing
import Training

struct ClassifierTests {
    @Test(arguments: TrainingArguments.Algorithm.allCases)
    func `learns what it was taught`(algorithm: TrainingArguments.Algorithm) throws {
        let classifier = try SmallCorpus.classifier(algorithm)
        #expect(classifier.algorithm == algorithm.rawValue)
        #expect(classifier.languages == ["pt"])
        #expect(classifier.labels.count == 4)
        #expect(classifier.digest.hasPrefix("sha256:") && classifier.digest.count == 71)
        for row in SmallCorpus.rows { #expect(classifier.classify(row.text).intent == row.intent, "\(row.text)") }
        let unseen = classifier.classify("a velocidade ta lenta")
        #expect(unseen.intent == IntentLabel("technical/slow_connection"))
        #expect(unseen.inScope && unseen.language == "pt" && unseen.model == classifier.digest)
    }

    @Test func `confidences are probabilities in falling order`() throws {
        let classifier = try SmallCorpus.classifier()
        for text in SmallCorpus.rows.map(\.text) + [
            "", "xyzzy", "boleto lento oi", String(repeating: "oi ", count: 5000),
        ] {
            let ranking = classifier.classify(text).ranking
            #expect((1...5).contains(ranking.count))
            #expect(ranking.allSatisfy { (0...1).contains($0.confidence) })
            #expect(zip(ranking, ranking.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
            #expect(ranking.reduce(0) { $0 + $1.confidence } <= 1 + 1e-9)
        }
    }

    @Test(arguments: TrainingArguments.Algorithm.allCases, [true, false])
    func `explanations add up to the score that ranks`(
        algorithm: TrainingArguments.Algorithm, withExtras: Bool
    ) throws {
        let classifier = try SmallCorpus.classifier(algorithm, withExtras: withExtras)
        let profile = ProfileSignals(openInvoice: true, outage: true, lastIntent: IntentLabel("financial/refund"))
        let odd = [
            "", "?", "internet internet internet lenta", "não quero a segunda via do boleto!!", "zzz qqq 12345 😀",
            "BOLETO ATRASADO CADÊ", "desconhecidapalavra lenta",
            String(repeating: "fatura boleto outra coisa ", count: 80),
        ]
        for text in SmallCorpus.rows.map(\.text) + odd {
            var scores: [(IntentLabel, Double)] = []
            for label in classifier.labels {
                let explanation = classifier.explain(text, intent: label, profile: profile)
                let sum = explanation.contributions.reduce(explanation.bias) { $0 + $1.weight }
                #expect(abs(sum - explanation.score) < 1e-6, "\(text) \(label)")
                scores.append((label, explanation.score))
            }
            // In scope the scores rank; whether to refuse is a question of probability.
            let best = scores.filter { $0.0 != .outOfScope }.max { $0.1 < $1.1 }
            let ranking = classifier.classify(text, profile: profile).ranking
            #expect(ranking.first { $0.intent != .outOfScope }?.intent == best?.0, "\(text)")
            #expect(classifier.explain(text, profile: profile).intent == ranking.first?.intent)
        }
    }

    @Test func `explanations name what counted`() throws {
        let classifier = try SmallCorpus.classifier()
        let explanation = classifier.explain(
            "não quero boletozinho nem boleto, ta lento", intent: IntentLabel("financial/second_copy_invoice"),
            profile: ProfileSignals(openInvoice: true))
        let kinds = Set(explanation.contributions.map(\.kind))
        #expect(kinds.isSuperset(of: [.word, .characters, .concept, .rule, .profile]))
        #expect(explanation.contributions.contains { $0.feature == "boleto" && $0.kind == .word && $0.weight > 0 })
        // A word's pieces count under the word; where the model does not know the word, they are all there is of it.
        let pieces = explanation.contributions.filter { $0.kind == .characters }
        #expect(Set(pieces.map(\.feature)) == ["boletozinho", "nem"])
        #expect(explanation.contributions.count { $0.feature == "boleto" } == 1)
        let weights = explanation.contributions.map { abs($0.weight) }
        #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(classifier.explain("oi", intent: IntentLabel("no/such")).score == 0)
    }

    @Test func `a profile tips the scales within bounds`() throws {
        let classifier = try SmallCorpus.classifier()
        let invoice = IntentLabel("financial/second_copy_invoice")
        let plain = classifier.explain("oi", intent: invoice).score
        let one = classifier.explain("oi", intent: invoice, profile: ProfileSignals(openInvoice: true)).score
        let both = classifier.explain(
            "oi", intent: invoice,
            profile: ProfileSignals(openInvoice: true, lastIntent: IntentLabel("financial/refund"))
        ).score
        #expect(abs(one - plain - 0.2) < 1e-9)
        #expect(abs(both - plain - 0.25) < 1e-9)
    }

    @Test func `messages without a word that is known are still answered`() throws {
        let classifier = try SmallCorpus.classifier()
        for text in ["", "\n", "zzzzqq wwx", "😀😀😀", "\u{0}\u{0}", "中文测试"] {
            #expect(classifier.classify(text).ranking.isEmpty == false)
        }
    }
}
