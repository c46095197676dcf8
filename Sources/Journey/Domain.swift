package import Classifiers
package import ContextEngine
package import Decisions
import Synchronization

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

/// Which domain answers for which inbox; replaced as a whole while serving.
package final class Inboxes: Sendable {
    private let domains: Mutex<[String: Domain]>

    /// - Parameter domains: by inbox name.
    package init(_ domains: [String: Domain]) {
        self.domains = Mutex(domains)
    }

    package func domain(of inbox: String) -> Domain? {
        domains.withLock { $0[inbox] }
    }

    /// Every inbox and its domain.
    package var all: [String: Domain] { domains.withLock { $0 } }

    /// Every team of every inbox.
    package var teamNames: Set<String> { all.values.reduce(into: []) { $0.formUnion($1.policy.teamNames) } }

    /// Takes effect for the next message; those being worked on finish with what they started with.
    package func replace(with domains: [String: Domain]) {
        self.domains.withLock { $0 = domains }
    }
}
