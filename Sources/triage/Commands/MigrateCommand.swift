import ArgumentParser
import Conversations
import Foundation
import PostgreSQLStorage
import SQLiteStorage
import Storage

/// Brings a store to this program's schema, or moves one to another place.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring a store to this program's schema, or move one to another place.",
        discussion: """
            serve brings the schema up to date, too. With --from and --to everything in one store is moved to another, \
            which must be empty: all of it, or nothing. No service may be running on either.
            """)

    @Option(
        help: ArgumentHelp(
            "The store; no service may be running on a file, but for --dry-run.",
            valueName: "sqlite:path|postgres://…"))
    var database: String?
    @Flag(help: "Only say what would be done.") var dryRun = false
    @Flag(help: "Take identifiers that are in doubt for what they are stored as, see docs/operations.md.")
    var acceptIdentities = false
    @Option(help: ArgumentHelp("The store to be moved.", valueName: "sqlite:path|postgres://…"))
    var from: String?
    @Option(help: ArgumentHelp("Where it is moved to.", valueName: "postgres://…|sqlite:path"))
    var to: String?

    func validate() throws {
        guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to belong together") }
        if from != nil, database != nil || dryRun || acceptIdentities {
            throw ValidationError("--from and --to go with neither --database nor --dry-run nor --accept-identities")
        }
        if dryRun, acceptIdentities {
            throw ValidationError("--dry-run does nothing that --accept-identities asks for")
        }
    }

    func run() async throws {
        if let from, let to {
            try await move(from: StoreLocation(named: "--from", from), to: StoreLocation(named: "--to", to))
            return
        }
        let location = try database.map { text throws(CommandFailure) in try StoreLocation(flag: text) } ?? .standard
        do {
            let names = try await dryRun ? pending(in: location) : migrate(location)
            let verb = dryRun ? "Would apply" : "Applied"
            try Console.write(
                (names.isEmpty ? "The schema is up to date." : "\(verb): \(names.joined(separator: ", "))") + "\n")
        } catch let error as StorageError {
            throw location.failure(error)
        }
    }

    private func pending(in location: StoreLocation) async throws -> [String] {
        try location.checkIsThere()
        return try await location.lookingAt().read { try Migrator().pending(on: $0).map(\.name) }
    }

    private func migrate(_ location: StoreLocation) async throws -> [String] {
        let (database, applied) = try await location.open(at: Instant(Date()))
        if acceptIdentities {
            let accepted = try await database.write { try IdentityStore($0).acceptDoubtful() }
            try Console.write("Accepted \(accepted) identifiers.\n")
        }
        try database.close()
        return applied
    }

    private func move(from origin: StoreLocation, to destination: StoreLocation) async throws {
        guard origin != destination else { throw CommandFailure.badInput("--to: is where the store is already") }
        try origin.checkIsThere()
        try destination.checkCanBeWritten()
        let source = try origin.checked { () throws(StorageError) in try origin.forMoving() }
        let target = try destination.checked { () throws(StorageError) in try destination.forReceiving() }
        let bar = ProgressBar("moving the store")
        defer { bar.finish() }
        let moved: [(table: String, rows: Int64)]
        do {
            moved = try await StoreCopy(from: source, to: target).run(at: Instant(Date())) { progress in
                bar.show(progress.total == 0 ? 1 : Double(progress.rows) / Double(progress.total))
            }
        } catch let error as StoreCopyError {
            switch error {
            case .noSource, .oldSource: throw CommandFailure.badInput("\(origin.name): \(error)")
            case .targetNotEmpty: throw CommandFailure.badInput("\(destination.name): \(error)")
            default: throw CommandFailure.workFailed("\(destination.name): \(error)")
            }
        } catch let error as StorageError {
            throw CommandFailure.workFailed("\(origin.name) to \(destination.name): \(error); nothing was moved")
        }
        bar.finish()
        try Console.write(moved.map { "\($0.table): \($0.rows)\n" }.joined())
        try Console.write("Moved \(moved.reduce(0) { $0 + $1.rows }) rows to \(destination).\n")
    }
}

extension StoreLocation {
    /// - Throws: ``CommandFailure/badInput(_:)`` when the flag's value names no store.
    fileprivate init(named flag: String, _ text: String) throws(CommandFailure) {
        do throws(StoreLocationError) {
            try self.init(text)
        } catch {
            throw .badInput("\(flag): \(error)")
        }
    }

    fileprivate func checked<Value>(_ body: () throws(StorageError) -> Value) throws(CommandFailure) -> Value {
        do throws(StorageError) {
            return try body()
        } catch {
            throw failure(error)
        }
    }

    /// The store to be read whole; a file that a service has is refused, for it goes on to change.
    fileprivate func forMoving() throws(StorageError) -> any SQLDatabase {
        switch self {
        case .sqlite(let path): try ReadOnlySQLiteDatabase(path: path)
        case .postgreSQL(let address): PostgreSQLDatabase(address, readers: 1, writers: 1, limits: .none)
        }
    }

    fileprivate func forReceiving() throws(StorageError) -> any SQLDatabase {
        switch self {
        case .sqlite(let path): try SQLiteDatabase(path: path)
        case .postgreSQL(let address): PostgreSQLDatabase(address, readers: 1, writers: 1, limits: .none)
        }
    }
}
