import Conversations
import Journey
import Logging
import Storage

extension Assembly {
    /// How often a large store's progress is told, in identifiers.
    private static let stride = 50_000

    /// Reads the identifiers of an older version's store anew, before the first message looks for one.
    ///
    /// That it fails does not keep the service from starting: it is tried again with the next start.
    static func reviewIdentities(in database: any SQLDatabase, of inboxes: Inboxes, logger: Logger) async {
        do {
            let findings = try await IdentityReview(database: database, inboxes: inboxes).run { read in
                guard read % stride == 0 else { return }
                logger.notice("customers' identifiers are being read anew", metadata: ["read": "\(read)"])
            }
            guard findings.read > 0 else { return }
            logger.notice(
                "customers' identifiers were read anew",
                metadata: [
                    "read": "\(findings.read)", "changed": "\(findings.changed)", "in_doubt": "\(findings.doubtful)",
                ])
            guard findings.doubtful > 0 else { return }
            logger.warning(
                "customers may be known by another's number; triage doctor names them",
                metadata: [
                    "customers": "\(findings.doubtful)",
                    "such_as": "\(findings.examples.map(\.rawValue).joined(separator: " "))",
                ])
        } catch {
            logger.error(
                "customers' identifiers could not be read anew; it is tried again at the next start",
                metadata: ["error": "\(error)"])
        }
    }
}
