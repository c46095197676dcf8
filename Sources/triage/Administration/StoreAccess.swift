import Conversations
import Delivery
import Foundation
import SQLiteStorage
import Storage
import Transport

/// Carries an administrative request out: on the store itself, or through the service that owns it.
struct StoreAccess {
    let location: StoreLocation
    /// Whether webhook endpoints may be at private addresses and unencrypted.
    var allowsPrivateWebhooks = false

    func perform(_ request: AdministrativeRequest) async throws -> AdministrativeAnswer {
        let answer = try await answer(to: request)
        if case .refused(let why) = answer { throw CommandFailure.badInput(why) }
        return answer
    }

    private func answer(to request: AdministrativeRequest) async throws -> AdministrativeAnswer {
        let database: SQLiteDatabase
        do {
            database = try SQLiteDatabase(path: location.path)
        } catch StorageError.inUse {
            return try ControlClient(path: ControlSocket.path(database: location.path)).send(request)
        } catch {
            throw CommandFailure.workFailed("\(location.path): \(error)")
        }
        do {
            let now = Instant(Date())
            _ = try await database.write { try Migrator().migrate(on: $0, at: now) }
            let administration = Administration(
                database: database,
                endpoints: WebhookEndpoints(
                    database: database, addresses: AddressPolicy(allowsPrivate: allowsPrivateWebhooks),
                    allowsPlainHTTP: allowsPrivateWebhooks))
            let answer = try await administration.perform(request, at: now)
            try database.close()
            return answer
        } catch let error as StorageError {
            throw CommandFailure.workFailed("\(location.path): \(error)")
        }
    }
}

/// Where a store is: `sqlite:PATH`.
struct StoreLocation: Hashable, Sendable {
    let path: String

    /// - Throws: ``CommandFailure`` for an address this program cannot open.
    init(_ text: String) throws {
        guard !text.hasPrefix("postgres") else {
            throw CommandFailure.badInput(
                "\(text.prefix { $0 != ":" }): PostgreSQL is not part of this build yet; use sqlite:PATH")
        }
        let path = text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text
        guard !path.isEmpty, !path.contains("://") else {
            throw CommandFailure.badInput("--database: '\(text)' is no store; write sqlite:PATH")
        }
        // SQLite's name for a store that nothing survives, and here it would become a file of that name.
        guard path != ":memory:" else { throw CommandFailure.badInput("--database: a store must be a file") }
        self.path = path
    }
}
