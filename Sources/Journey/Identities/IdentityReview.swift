import ContextEngine
package import Conversations
package import Storage

/// Reads the identifiers that an older version stored by the rules of now, once, before anybody writes under them.
///
/// It can be interrupted at any moment and goes on where it was; several nodes may do it at once.
package struct IdentityReview: Sendable {
    /// What was found.
    package struct Findings: Hashable, Sendable {
        /// Identifiers that were looked at.
        package var read = 0
        /// Those that are others now.
        package var changed = 0
        /// Customers of whose identifiers nobody can say whether they are another's, or whether two people share one.
        package var doubtful = 0
        /// The first of these.
        package var examples: [Identifier<Customer>] = []
    }

    private let database: any SQLDatabase
    private let inboxes: Inboxes

    package init(database: any SQLDatabase, inboxes: Inboxes) {
        self.database = database
        self.inboxes = inboxes
    }

    private static let pageSize = 500
    private static let mostExamples = 10
    /// More messages than it takes to see that two people wrote.
    private static let evidenceLimit = 1000

    /// Reads all that are left.
    ///
    /// - Parameter onPage: called with how many have been read so far.
    package func run(onPage: (Int) -> Void = { _ in }) async throws -> Findings {
        var findings = Findings()
        var last: IdentityStore.StoredIdentity?
        while true {
            let start = last
            let page = try await database.read {
                try IdentityStore($0).list(.unread, after: start, limit: Self.pageSize)
            }
            guard let end = page.last else { return findings }
            let verdicts = try await database.read { connection in
                try page.map { ($0, try verdict(on: $0, connection)) }
            }
            let part = try await database.write { connection in
                var part = Findings()
                for (identity, verdict) in verdicts {
                    try Self.settle(identity, verdict, IdentityStore(connection), &part)
                }
                return part
            }
            findings.read += page.count
            findings.changed += part.changed
            findings.doubtful += part.doubtful
            findings.examples = Array((findings.examples + part.examples).prefix(Self.mostExamples))
            onPage(findings.read)
            last = end
        }
    }

    private func verdict(
        on identity: IdentityStore.StoredIdentity, _ connection: any SQLConnection
    ) throws -> IdentityReading.Verdict {
        let reading = IdentityReading(kind: identity.kind, value: identity.value)
        let store = IdentityStore(connection)
        let places =
            reading.needsPlaces
            ? try store.places(of: identity.customer).map {
                IdentityReading.Place(channel: $0.channel, region: inboxes.inbox(named: $0.inbox)?.region)
            } : []
        return try reading.verdict(at: places) {
            Set(
                try store.providerMessageIDs(of: identity.customer, on: .whatsapp, limit: Self.evidenceLimit)
                    .compactMap(WhatsAppMessageID.number))
        }
    }

    private static func settle(
        _ identity: IdentityStore.StoredIdentity, _ verdict: IdentityReading.Verdict, _ store: IdentityStore,
        _ findings: inout Findings
    ) throws {
        switch verdict {
        case .stays:
            try store.mark(identity, .settled)
            return
        case .becomes(let kind, let value):
            if try store.replace(identity, kind: kind.rawValue, value: value) {
                findings.changed += 1
                return
            }
            // Somebody else is known by it, who is the same person; whether they are is for people to say.
            try store.mark(identity, .doubtful)
        case .isInDoubt: try store.mark(identity, .doubtful)
        case .isShared:
            // Whoever of the two writes next must not find the other's matters; both begin anew.
            _ = try store.replace(identity, kind: "shared", value: identity.value, standing: .doubtful)
        }
        findings.doubtful += 1
        if findings.examples.count < mostExamples { findings.examples.append(identity.customer) }
    }
}
