package import Conversations

/// What a classifier made of a text, with everything that it depends on.
package struct ClassifiedText: Hashable, Sendable {
    /// The text as it was classified.
    package var text: String
    package var signals: ProfileSignals
    package var classification: Classification

    package init(text: String, signals: ProfileSignals, classification: Classification) {
        self.text = text
        self.signals = signals
        self.classification = classification
    }

    /// The classification, if classifying this text with that model would give the same again.
    func classification(of text: String, signals: ProfileSignals, model: String) -> Classification? {
        self.text == text && self.signals == signals && classification.model == model ? classification : nil
    }
}
