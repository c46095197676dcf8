import ArgumentParser
import Conversations
import Foundation
import SQLiteStorage
import Storage

/// Brings a store to this program's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring a store to this program's schema (serve does it too).")

    @Option(
        help: ArgumentHelp("The store; no service may be running on it, but for --dry-run.", valueName: "sqlite:path"))
    var database = "\(StoreLocation.standard)"
    @Flag(help: "Only say what would be done.") var dryRun = false

    func run() async throws {
        let location = try StoreLocation(flag: database)
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
        try database.close()
        return applied
    }
}
