import Classifiers
import Conversations
import Decisions
import Foundation

/// What `triage classify` says about messages.
struct ClassificationReport {
    enum ExplanationSize {
        case none
        case strongest(Int)
        case all
    }

    let classifier: Classifier
    let policy: Policy?
    let explanation: ExplanationSize

    func line(for text: String) -> ClassificationLine {
        let classification = classifier.classify(text)
        let decision = policy.map { policy in
            let input = DecisionInput(classification: classification, now: Instant(Date()))
            return ClassificationLine.Ruling(policy.decide(input), about: policy.intent(of: classification))
        }
        return ClassificationLine(
            text: text, classification: classification, decision: decision, explanation: explanation(of: text))
    }

    private func explanation(of text: String) -> Explanation? {
        switch explanation {
        case .none: return nil
        case .all: return classifier.explain(text)
        case .strongest(let count):
            var explanation = classifier.explain(text)
            guard explanation.contributions.count > count else { return explanation }
            // What is not listed is summed up, so that the parts still add up to the score.
            let rest = explanation.contributions.dropFirst(count)
            let remainder = rest.reduce(0) { $0 + $1.weight }
            explanation.contributions = Array(explanation.contributions.prefix(count))
            explanation.contributions.append(
                Explanation.Contribution(feature: "\(rest.count) others", kind: .other, weight: remainder))
            return explanation
        }
    }
}
