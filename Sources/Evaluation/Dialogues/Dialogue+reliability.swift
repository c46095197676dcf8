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
            let cleaned = MessageCleaning.clean(
                step.message, subject: step.subject, contentType: step.contentType.flatMap(ContentType.init) ?? .plain,
                channel: channel)
            // What is never classified has no confidence to fit.
            guard !cleaned.reading.isNothingOwn, cleaned.reading.automatic == nil else { continue }
            let text = cleaned.text
            if let permitted = step.permitted {
                rows.append(
                    ReliabilityRow(
                        text: text, profile: profile, answers: permitted.answers,
                        isSeveral: kind == "two_matters" && permitted.answers.isEmpty))
            }
            let classification = classifier.classify(text, profile: profile)
            profile.lastIntent = classification.inScope ? classification.intent : .outOfScope
            profile.lastAnswered = profile.lastIntent
            profile.turn += 1
        }
        return rows
    }
}
