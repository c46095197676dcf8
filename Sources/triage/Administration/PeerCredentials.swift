import Glibc

/// Who is at the other end of a socket in the file system, by the system's word: its `struct ucred`.
struct PeerCredentials: Sendable {
    var process: pid_t = 0
    var user: uid_t = .max
    var group: gid_t = .max

    init() {}

    /// Asks the system about a connected socket; nil when it does not know.
    init?(of descriptor: Int32) {
        self.init()
        var length = socklen_t(MemoryLayout<Self>.size)
        let code = unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &self, &length)
        guard code == 0, length == MemoryLayout<Self>.size else { return nil }
    }
}
