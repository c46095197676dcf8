package import Conversations
package import Training

/// A labelled message and what the classifier made of it.
package struct Prediction: Sendable {
    package var row: CorpusRow
    package var classification: Classification
    /// For a row that was labelled wrongly, what spoke for that and against the right label, strongest first.
    package var contributions: [Explanation.Contribution]

    package init(
        row: CorpusRow, classification: Classification, contributions: [Explanation.Contribution] = []
    ) {
        self.row = row
        self.classification = classification
        self.contributions = contributions
    }

    /// What the message really wants.
    package var gold: IntentLabel { row.intent }
    package var isOutOfScope: Bool { gold == .outOfScope }

    /// The label that the classifier stands by.
    package var predicted: IntentLabel { classification.predicted }
    package var isRight: Bool { predicted == gold }

    /// The best intent that could be answered, with its confidence; nil when only refusing is left.
    package var answer: Classification.Candidate? {
        classification.ranking.first { $0.intent != .outOfScope }
    }

    /// How sure the classifier is of ``answer``; 0 without one.
    package var answerConfidence: Double { answer?.confidence ?? 0 }

    /// True when answering would be right; never for a message that is out of scope.
    package var isAnswerRight: Bool { !isOutOfScope && answer?.intent == gold }
}
