package import Classifiers
import ContextEngine
import Conversations
package import Training

extension [Dialogue] {
    /// Every step that says what may become of it, as a row to fit a model's confidence on.
    ///
    /// - Parameter classifier: tells what the steps before were taken for.
    package func reliabilityRows(by classifier: Classifier) -> [ReliabilityRow] {
        flatMap { $0.reliabilityRows(by: classifier) }
    }
}

extension Dialogue {
    fileprivate func reliabilityRows(by classifier: Classifier) -> [ReliabilityRow] {
        var rows: [ReliabilityRow] = []
        var profile = ProfileSignals()
        for step in steps {
            let text = MessageCleaning.clean(step.message, channel: channel).text
            if let permitted = step.permitted {
                rows.append(
                    ReliabilityRow(
                        text: text, profile: profile, answers: permitted.answers,
                        isSeveral: kind == "two_matters" && permitted.answers.isEmpty))
            }
            let classification = classifier.classify(text, profile: profile)
            profile.lastIntent = classification.inScope ? classification.intent : .outOfScope
        }
        return rows
    }
}
