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

    /// - Parameter value: what this request is answered with, such as `\.tokenList`.
    /// - Throws: ``CommandFailure`` naming the store.
    func perform<Value>(
        _ request: AdministrativeRequest, _ value: (AdministrativeAnswer) -> Value?
    ) async throws -> Value {
        if request.effect != .addition { try location.checkIsThere() }
        let answer = try await answer(to: request)
        if case .refused(let why) = answer { throw CommandFailure.badInput(why) }
        guard let value = value(answer) else {
            throw CommandFailure.workFailed(
                "\(location): the running service answered something else; stop it, or use its version")
        }
        return value
    }

    private func answer(to request: AdministrativeRequest) async throws -> AdministrativeAnswer {
        do {
            return try await request.effect == .none ? look(for: request) : change(by: request)
        } catch StorageError.inUse {
            guard case .sqlite(let path) = location else { throw CommandFailure.workFailed("\(location): is in use") }
            return try ControlClient(place: ControlPlace(database: path)).send(request)
        } catch let error as StorageError {
            throw location.failure(error)
        }
    }

    private func look(for request: AdministrativeRequest) async throws -> AdministrativeAnswer {
        let database: any SQLDatabase =
            switch location {
            case .sqlite(let path): try ReadOnlySQLiteDatabase(path: path)
            case .postgreSQL: try location.lookingAt()
            }
        let migrator = Migrator()
        let pending = try await database.read { try migrator.pending(on: $0) }
        guard pending.count < migrator.migrations.count else {
            throw CommandFailure.badInput("\(location.name): is a database, but no store of triage")
        }
        guard pending.isEmpty else {
            throw CommandFailure.workFailed(
                "\(location.name): the schema is older than this program; `triage migrate --database \(location)` "
                    + "brings it up to date")
        }
        return try await administration(of: database).perform(request, at: Instant(Date()))
    }

    private func change(by request: AdministrativeRequest) async throws -> AdministrativeAnswer {
        let now = Instant(Date())
        let database = try await location.open(at: now).database
        let answer = try await administration(of: database).perform(request, at: now)
        try database.close()
        return answer
    }

    private func administration(of database: any SQLDatabase) -> Administration {
        Administration(
            database: database,
            endpoints: WebhookEndpoints(
                database: database, addresses: AddressPolicy(allowsPrivate: allowsPrivateWebhooks),
                allowsPlainHTTP: allowsPrivateWebhooks))
    }
}
