import Classifiers
import Conversations
import Testing

struct ToneModelTests {
    @Test func `whoever is frustrated is negative, whatever the words`() {
        var evidence = ToneEvidence()
        evidence.frustration = 1
        evidence.shouting = 1
        evidence.positive = 0.4
        evidence.compound = 0.4
        let model = ToneModel(
            negative: [-9, 0, 0, 0, 0, 0, 0, 0], positive: [-9, 0, 0, 0, 0, 0, 0, 0],
            frustrated: [-1, 0, 0, 0, 9, 0, 0, 0], urgent: [-9, 0, 0, 0, 0, 0, 0, 0])
        let sentiment = model.sentiment(evidence, learned: [0, 0, 0, 0], knownShare: 1)
        #expect(sentiment.frustrated)
        #expect(sentiment.label == .negative)
        #expect(sentiment.score < 0)
        evidence.frustration = 0
        #expect(model.sentiment(evidence, learned: [0, 0, 0, 0], knownShare: 1).label == .neutral)
        #expect(model.sentiment(evidence, learned: [0, 0, 0, 0], knownShare: 1).score > 0)
    }
    @Test func `of a message in unknown words the score is the lexicon's`() {
        var evidence = ToneEvidence()
        evidence.compound = 0.6
        evidence.positive = 0.6
        let model = ToneModel(
            negative: [9, 0, 0, 0, 0, 0, 0, 0], positive: [-9, 0, 0, 0, 0, 0, 0, 0],
            frustrated: [9, 0, 0, 0, 0, 0, 0, 0], urgent: [-9, 0, 0, 0, 0, 0, 0, 0])
        #expect(model.sentiment(evidence, learned: [0, 0, 0, 0], knownShare: 0).score == 0.6)
        #expect(model.sentiment(evidence, learned: [0, 0, 0, 0], knownShare: 0.5).score > 0.2)
        #expect(model.sentiment(evidence, learned: [0, 0, 0, 0], knownShare: 1).score <= -0.2)
    }
}
