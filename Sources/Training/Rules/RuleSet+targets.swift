package import Classifiers
package import Conversations

extension RuleSet {
    /// The first rule or boost for an intent or category that nothing is labelled with, in words; nil when there is none.
    ///
    /// Such a weight or boost is never added, and such a verdict is for an intent that no policy can know.
    package func firstUnknownTarget(among labels: Set<IntentLabel>) -> String? {
        for rule in rules {
            switch rule.verdict {
            case .weight(_, let intent) where !labels.contains(intent),
                .intent(let intent) where !labels.contains(intent):
                return "the rule \(shown(rule.name)) names the intent \(shown(intent.rawValue))"
            default: continue
            }
        }
        let targets = Set(labels.flatMap { [$0.rawValue, $0.category] })
        return boosts.first { !targets.contains($0.target) }.map { "a boost is for \(shown($0.target))" }
    }
}
