import Conversations
import Evaluation
import Training

/// A prediction in short: what is true, what ranked first, how sure, and what else the row says.
func prediction(
    _ gold: String, _ predicted: String, _ confidence: Double = 1, second: (String, Double)? = nil,
    sentiment: Sentiment = .neutral, row: (inout CorpusRow) -> Void = { _ in }
) -> Prediction {
    var example = CorpusRow(text: "a text", intent: IntentLabel(gold), file: "x.csv", line: 1)
    row(&example)
    var ranking = [Classification.Candidate(intent: IntentLabel(predicted), confidence: confidence)]
    if let second { ranking.append(.init(intent: IntentLabel(second.0), confidence: second.1)) }
    return Prediction(
        row: example,
        classification: Classification(
            ranking: ranking, language: nil, inScope: predicted != "out_of_scope", sentiment: sentiment, model: "m"))
}

func isClose(_ left: Double, _ right: Double, within tolerance: Double = 1e-9) -> Bool {
    abs(left - right) <= tolerance
}
