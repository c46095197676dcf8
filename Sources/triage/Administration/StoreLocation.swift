import Foundation
import InputFiles
import Storage

/// Where a store is: `sqlite:PATH`.
struct StoreLocation: Hashable, Sendable {
    let path: String

    /// The store of whoever names none, in the working folder.
    static let standard = StoreLocation(path: "triage.db")

    private init(path: String) {
        self.path = path
    }

    /// - Throws: ``StoreLocationError`` for what this program cannot open.
    init(_ text: String) throws(StoreLocationError) {
        guard !text.hasPrefix("postgres://"), !text.hasPrefix("postgresql://") else { throw .postgreSQL }
        guard text.hasPrefix("sqlite:"), text != "sqlite:" else { throw .unknown(text) }
        let path = String(text.dropFirst("sqlite:".count))
        // SQLite's name for a store that nothing survives, and here it would become a file of that name.
        guard path != ":memory:" else { throw .memory }
        self.path = path
    }

    /// Makes sure that there is a file to open.
    ///
    /// - Throws: ``CommandFailure/badInput(_:)`` naming the path.
    func checkIsThere() throws(CommandFailure) {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { throw .badInput("\(path): there is no such file") }
        guard InputFile.isRegular(path) else { throw .badInput("\(path): is no file, and so no store") }
        guard files.isReadableFile(atPath: path) else { throw .badInput("\(path): is not ours to read") }
    }

    /// What an error of this store means to the user of a command.
    func failure(_ error: StorageError) -> CommandFailure {
        if case .damaged(let what) = error { return .badInput("\(path): is no store, or is damaged: \(what)") }
        return .workFailed("\(path): \(error)")
    }
}

extension StoreLocation: CustomStringConvertible {
    var description: String { "sqlite:\(path)" }
}
