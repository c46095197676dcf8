import Decisions
package import PhoneNumbers
import Synchronization

/// Where messages arrive: who answers for it, and what its customers have in common.
package struct Inbox: Sendable {
    package let domain: Domain
    /// How telephone numbers are read that do not say their country.
    package let region: PhoneRegion?
    /// What its customers write in, as ISO 639-1 codes; nil when nobody said.
    package let languages: Set<String>?

    /// - Parameter region: the domain's own unless given.
    package init(_ domain: Domain, region: PhoneRegion? = nil, languages: Set<String>? = nil) {
        self.domain = domain
        self.region = region ?? domain.region
        self.languages = languages
    }
}

/// Every inbox by its name; replaced as a whole while serving.
package final class Inboxes: Sendable {
    private let inboxes: Mutex<[String: Inbox]>

    /// - Parameter inboxes: by name.
    package init(_ inboxes: [String: Inbox]) {
        self.inboxes = Mutex(inboxes)
    }

    /// The inbox of a name; nil when there is none.
    package func inbox(named name: String) -> Inbox? {
        inboxes.withLock { $0[name] }
    }

    /// The domain that answers for an inbox.
    package func domain(of inbox: String) -> Domain? { self.inbox(named: inbox)?.domain }

    /// Every inbox.
    package var all: [String: Inbox] { inboxes.withLock { $0 } }

    /// Every team of every inbox.
    package var teamNames: Set<String> { all.values.reduce(into: []) { $0.formUnion($1.domain.policy.teamNames) } }

    /// Takes effect for the next message; those being worked on finish with what they started with.
    package func replace(with inboxes: [String: Inbox]) {
        self.inboxes.withLock { $0 = inboxes }
    }
}
