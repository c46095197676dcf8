import Conversations
import Crypto
import Foundation
import InputFiles

/// Where the control socket of a store is, and who may be at either of its ends.
///
/// Beside the database, as a rule. The system allows about a hundred bytes for such a path; when there are more, it is
/// in a folder among the temporary files, which must be the owner's alone: anybody can make one of that name first.
struct ControlPlace {
    let path: String
    /// The folder to look after; nil when the socket is beside the database.
    private let folder: String?
    /// Whose the store is.
    private let owner: uid_t

    /// - Parameter database: a file that is there.
    init(database: String) {
        owner = FileStanding(of: database, followsLinks: true)?.owner ?? geteuid()
        let beside = database + ".control"
        guard beside.utf8.count > 100 else {
            path = beside
            folder = nil
            return
        }
        let absolute = URL(fileURLWithPath: beside).standardizedFileURL.path
        let folder = NSTemporaryDirectory() + "triage-\(owner)"
        // Short, because the system counts: 16 digits are enough to tell one user's stores apart.
        let name = SHA256.hash(data: Data(absolute.utf8)).hexadecimal.prefix(16)
        path = folder + "/\(name).control"
        self.folder = folder
    }

    /// Whether a user can be told what concerns the store, and believed: root, its owner and whoever runs this program.
    func trusts(_ user: uid_t) -> Bool { user == 0 || user == owner || user == geteuid() }

    /// Makes the folder unless it is there, and checks it.
    func prepare() throws(CommandFailure) {
        guard let folder else { return }
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .workFailed("\(folder): cannot be made: \(unsafe String(cString: strerror(errno)))")
        }
        try check()
    }

    /// - Throws: when others than the trusted could have put the socket where it is.
    func check() throws(CommandFailure) {
        guard let folder else { return }
        // Not what a link leads to: whoever made the link can change it.
        guard let standing = FileStanding(of: folder, followsLinks: false) else {
            throw .workFailed("another process has the database, and no service answers at \(path)")
        }
        guard standing.isFolder, standing.isOwnersAlone, trusts(standing.owner) else {
            throw .workFailed(
                "\(folder): is not a folder of the store's owner alone; remove it and start the service again")
        }
    }
}
