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
        let sentiment = model.sentiment(evidence, learned: [0, 0, 0, 0])
        #expect(sentiment.frustrated)
        #expect(sentiment.label == .negative)
        #expect(sentiment.score < 0)
        evidence.frustration = 0
        #expect(model.sentiment(evidence, learned: [0, 0, 0, 0]).label == .neutral)
        #expect(model.sentiment(evidence, learned: [0, 0, 0, 0]).score > 0)
    }
}
