package import Classifiers
package import ContextEngine
package import Decisions
package import PhoneNumbers

/// What one kind of business needs: its model and its policy.
package struct Domain: Sendable {
    package let name: String
    package let classifier: Classifier
    package let policy: Policy
    /// Finds the facts that the policy looks for.
    package let facts: FactRecogniser

    package init(name: String, classifier: Classifier, policy: Policy) {
        self.name = name
        self.classifier = classifier
        self.policy = policy
        facts = FactRecogniser(policy.facts)
    }
}

extension Domain {
    /// The country whose customs its customers write numbers by.
    package var region: PhoneRegion? { policy.facts.region.phones }
}
