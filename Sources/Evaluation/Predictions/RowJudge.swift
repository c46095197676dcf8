package import Classifiers
package import Conversations

/// A classifier as evaluation uses it.
package struct RowJudge {
    package var classify: (String) -> Classification
    /// What spoke for the first intent and against the second, strongest first; nothing where that is not known.
    package var contrast: (_ text: String, _ said: IntentLabel, _ gold: IntentLabel) -> [Explanation.Contribution]

    package init(
        classify: @escaping (String) -> Classification,
        contrast: @escaping (String, IntentLabel, IntentLabel) -> [Explanation.Contribution] = { _, _, _ in [] }
    ) {
        self.classify = classify
        self.contrast = contrast
    }

    package init(_ classifier: Classifier) {
        self.init(
            classify: { classifier.classify($0) },
            contrast: { text, said, gold in
                Self.contrast(classifier.explain(text, intent: said), classifier.explain(text, intent: gold))
            })
    }

    /// The differences between two explanations of one message, strongest first; they add up, with the difference of the
    /// biases, to the distance between the two scores.
    static func contrast(_ said: Explanation, _ gold: Explanation) -> [Explanation.Contribution] {
        struct Name: Hashable {
            var feature: String
            var kind: Explanation.Kind
        }
        var weights: [Name: Double] = [:]
        for part in said.contributions {
            weights[Name(feature: part.feature, kind: part.kind), default: 0] += part.weight
        }
        for part in gold.contributions {
            weights[Name(feature: part.feature, kind: part.kind), default: 0] -= part.weight
        }
        return weights.filter { $0.value != 0 }
            .map { .init(feature: $0.key.feature, kind: $0.key.kind, weight: $0.value) }
            .sorted {
                let (left, right) = (abs($0.weight), abs($1.weight))
                return left == right ? ($0.kind.rawValue, $0.feature) < ($1.kind.rawValue, $1.feature) : left > right
            }
    }
}
