import Conversations
import Evaluation
import Testing
import Training

@Suite struct SentimentScoresTests {
    @Test func `labels, correlation and flags by hand`() throws {
        func row(_ gold: Sentiment.Label?, _ frustrated: Bool?, _ made: Sentiment) -> Prediction {
            prediction("a", "a", sentiment: made) {
                $0.sentiment = gold
                $0.frustrated = frustrated
            }
        }
        let scores = try #require(
            SentimentScores([
                row(.negative, true, Sentiment(score: -0.5, label: .negative, frustrated: true)),
                row(.neutral, false, Sentiment(score: 0, label: .neutral, frustrated: true)),
                row(.positive, false, Sentiment(score: 0.5, label: .neutral)),
                row(nil, true, Sentiment(score: 1, label: .positive)),
            ]))
        #expect(scores.rows == 3)
        #expect(isClose(scores.accuracy, 2.0 / 3))
        #expect(scores.pearson.map { isClose($0, 1) } == true)
        #expect(scores.frustrated.map { $0.precision == 0.5 && $0.recall == 0.5 && $0.support == 2 } == true)
        #expect(scores.urgent == nil)
    }

    @Test func `rows without tone say nothing`() {
        #expect(SentimentScores([prediction("a", "a")]) == nil)
    }

    @Test func `correlation needs two that vary`() {
        #expect(pearsonCorrelation([(1, 1)]) == nil)
        #expect(pearsonCorrelation([(1, 1), (1, 2)]) == nil)
        #expect(pearsonCorrelation([(1, 2), (2, 4), (3, 6)]).map { isClose($0, 1) } == true)
        #expect(pearsonCorrelation([(1, 2), (2, 1), (4, 5), (3, 2)]).map { isClose($0, 0.7453559924999299) } == true)
    }

    @Test func `slices are by what the corpus names`() {
        let slices = Slice.all(of: [
            prediction("a", "a") { $0.channel = .email }, prediction("a", "b") { $0.channel = .email },
            prediction("a", "a") { $0.text = "one" },
        ])
        #expect(slices["channel"]?["email"]?.accuracy == 0.5)
        #expect(slices["channel"]?.count == 1)
        #expect(slices["language"] == nil)
        #expect(slices["length"]?["01-03 words"]?.rows == 3)
    }
}
