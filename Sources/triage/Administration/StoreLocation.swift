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

    /// Makes sure that a store can be written here, and made when it is not there.
    ///
    /// - Throws: ``CommandFailure/badInput(_:)`` naming the path.
    func checkCanBeWritten() throws(CommandFailure) {
        let files = FileManager.default
        let folder = (path as NSString).deletingLastPathComponent
        var isFolder: ObjCBool = false
        let exists = unsafe files.fileExists(atPath: folder.isEmpty ? "." : folder, isDirectory: &isFolder)
        guard exists, isFolder.boolValue else { throw .badInput("\(path): there is no such folder") }
        if files.fileExists(atPath: path) {
            try checkIsThere()
            guard files.isWritableFile(atPath: path) else { throw .badInput("\(path): is not ours to write") }
        }
        guard files.isWritableFile(atPath: folder.isEmpty ? "." : folder) else {
            throw .badInput("\(path): its folder is not ours to write, where the log and the lock must be")
        }
    }

    /// How much room the volume has left for this user; all there can be when nobody knows.
    var freeBytes: UInt64 {
        var volume = statvfs()
        guard unsafe statvfs(path, &volume) == 0 else { return .max }
        return UInt64(volume.f_bavail) * UInt64(volume.f_frsize)
    }

    /// What an error of this store means to the user of a command.
    func failure(_ error: StorageError) -> CommandFailure {
        switch error {
        case .damaged(let what):
            .badInput("\(path): is no store, or is damaged: \(what); restore the backup, see docs/operations.md")
        case .schema(let what):
            .badInput("\(path): \(what); use the program that made it, or restore the backup, see docs/operations.md")
        case .foreign(let what): .badInput("\(path): \(what); name another file")
        default: .workFailed("\(path): \(error)")
        }
    }
}

extension StoreLocation: CustomStringConvertible {
    var description: String { "sqlite:\(path)" }
}
