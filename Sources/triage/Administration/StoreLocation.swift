import Foundation
import InputFiles
import PostgreSQLStorage
import Storage

/// Where a store is: `sqlite:PATH` or `postgres://…`.
enum StoreLocation: Hashable, Sendable {
    case sqlite(path: String)
    case postgreSQL(PostgreSQLAddress)

    /// The store of whoever names none, in the working folder.
    static let standard = StoreLocation.sqlite(path: "triage.db")

    /// - Throws: ``StoreLocationError`` for what this program cannot open.
    init(_ text: String) throws(StoreLocationError) {
        if PostgreSQLAddress.isOne(text) {
            do throws(MalformedAddress) {
                self = .postgreSQL(try PostgreSQLAddress(text))
            } catch {
                throw .postgreSQL("\(error)")
            }
            return
        }
        guard text.hasPrefix("sqlite:"), text != "sqlite:" else { throw .unknown(text) }
        let path = String(text.dropFirst("sqlite:".count))
        // SQLite's name for a store that nothing survives, and here it would become a file of that name.
        guard path != ":memory:" else { throw .memory }
        self = .sqlite(path: path)
    }

    /// What messages call it: the file, or the address without its password.
    var name: String {
        switch self {
        case .sqlite(let path): path
        case .postgreSQL(let address): "\(address)"
        }
    }

    /// Where files are that belong to one process with this store: beside the database, or in a folder of the process.
    ///
    /// - Parameter stateFolder: for a store that is no file.
    func companion(_ suffix: String, stateFolder: String) -> String {
        switch self {
        case .sqlite(let path): "\(path).\(suffix)"
        case .postgreSQL: "\(stateFolder)/triage.\(suffix)"
        }
    }

    /// Makes sure that there is a file to open; whether a server answers shows when it is asked.
    ///
    /// - Throws: ``CommandFailure/badInput(_:)`` naming the path.
    func checkIsThere() throws(CommandFailure) {
        guard case .sqlite(let path) = self else { return }
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { throw .badInput("\(path): there is no such file") }
        guard InputFile.isRegular(path) else { throw .badInput("\(path): is no file, and so no store") }
        guard files.isReadableFile(atPath: path) else { throw .badInput("\(path): is not ours to read") }
    }

    /// Makes sure that a store can be written here, and made when it is not there.
    ///
    /// - Throws: ``CommandFailure/badInput(_:)`` naming the path.
    func checkCanBeWritten() throws(CommandFailure) {
        guard case .sqlite(let path) = self else { return }
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
        guard case .sqlite(let path) = self else { return .max }
        var volume = statvfs()
        guard unsafe statvfs(path, &volume) == 0 else { return .max }
        return UInt64(volume.f_bavail) * UInt64(volume.f_frsize)
    }

    /// What an error of this store means to the user of a command.
    func failure(_ error: StorageError) -> CommandFailure {
        switch error {
        case .damaged(let what):
            .badInput("\(name): is no store, or is damaged: \(what); restore the backup, see docs/operations.md")
        case .schema(let what):
            .badInput("\(name): \(what); use the program that made it, or restore the backup, see docs/operations.md")
        case .foreign(let what): .badInput("\(name): \(what); name another \(isFile ? "file" : "database")")
        default: .workFailed("\(name): \(error)")
        }
    }

    private var isFile: Bool { if case .sqlite = self { true } else { false } }
}

extension StoreLocation: CustomStringConvertible {
    var description: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgreSQL(let address): "\(address)"
        }
    }
}
