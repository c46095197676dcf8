import Glibc

/// Whose a file or folder is, and who may do something with it.
package struct FileStanding: Hashable, Sendable {
    /// The owner's number.
    package let owner: UInt32
    package let isFolder: Bool
    /// Whether nobody but the owner may read it, write to it or enter it.
    package let isOwnersAlone: Bool

    /// Asks the system; nil when there is nothing, or nobody tells.
    ///
    /// - Parameter followsLinks: false for the link itself rather than what it leads to.
    package init?(of path: String, followsLinks: Bool) {
        var status = stat()
        // C would take a path with a NUL for a shorter one.
        guard !path.utf8.contains(0),
            unsafe (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0
        else { return nil }
        owner = status.st_uid
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isOwnersAlone = status.st_mode & 0o077 == 0
    }
}
