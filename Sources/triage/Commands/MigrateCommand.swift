import ArgumentParser
import Conversations
import Foundation
import SQLiteStorage
import Storage

/// Brings a store to this program's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring a store to this program's schema (serve does it too).")

    @OptionGroup var store: StoreOption
    @Flag(help: "Only say what would be done.") var dryRun = false

    func run() async throws {
        let location = try StoreLocation(store.database)
        do {
            let database = try SQLiteDatabase(path: location.path)
            let names: [String]
            if dryRun {
                names = try await database.write { try Migrator().pending(on: $0).map(\.name) }
            } else {
                let now = Instant(Date())
                names = try await database.write { try Migrator().migrate(on: $0, at: now) }
            }
            try database.close()
            let verb = dryRun ? "Would apply" : "Applied"
            try Console.write(
                names.isEmpty ? "The schema is up to date." : "\(verb): \(names.joined(separator: ", "))" + "\n")
        } catch let error as StorageError {
            throw CommandFailure.workFailed("\(location.path): \(error)")
        }
    }
}
