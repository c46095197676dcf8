import Foundation
import Glibc
import Synchronization

/// Passes bytes between a client and a server on loopback, and cuts the line at a word that the client says.
package final class Relay: Sendable {
    private struct State {
        /// The word after which nothing comes back any more.
        var word: [UInt8]?
        var isOnce = false
        var isDown = false
        var isStopped = false
        var open: Set<Int32> = []
    }

    /// Where it listens on 127.0.0.1.
    package let port: UInt16
    private let listener: Int32
    private let target: UInt16
    private let state = Mutex(State())

    /// Listens on a free port, for a server on another.
    package init(to target: UInt16) throws {
        (listener, port) = try Self.listen()
        self.target = target
        let thread = Thread { [self] in accept() }
        thread.stackSize = 256 * 1024
        thread.start()
    }

    /// A port on which nobody listens, as far as one can know.
    package static func unusedPort() throws -> UInt16 {
        let (listener, port) = try listen()
        close(listener)
        return port
    }

    /// Lets the server have what the client says up to the next such word, and cuts the line before the answer.
    ///
    /// - Parameter once: whether new connections go through again at once.
    package func cut(after word: String, once: Bool = false) {
        state.withLock { state in
            state.word = Array(word.utf8)
            state.isOnce = once
        }
    }

    /// Lets new connections through again.
    package func mend() { state.withLock { $0.isDown = false } }

    /// Ends everything.
    package func stop() {
        let open = state.withLock { state in
            state.isStopped = true
            return state.open
        }
        shutdown(listener, Int32(SHUT_RDWR))
        for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    private static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func makeSocket() -> Int32 {
        socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    }

    private static func listen() throws -> (Int32, UInt16) {
        let listener = makeSocket()
        var address = address(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                unsafe bind(listener, raw, size) == 0 && Glibc.listen(listener, 64) == 0
                    && getsockname(listener, raw, &size) == 0
            }
        }
        guard isBound else { throw LoopbackError.cannotListen(errno) }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { break }
            guard !state.withLock({ $0.isDown || $0.isStopped }), let server = connect() else {
                close(client)
                continue
            }
            state.withLock { $0.open.formUnion([client, server]) }
            let thread = Thread { [self] in pass(client, server) }
            thread.stackSize = 256 * 1024
            thread.start()
        }
        close(listener)
    }

    private func connect() -> Int32? {
        let server = Self.makeSocket()
        var address = Self.address(target)
        let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Glibc.connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isConnected { return server }
        close(server)
        return nil
    }

    private func pass(_ client: Int32, _ server: Int32) {
        var piece = [UInt8](repeating: 0, count: 65_536)
        var isCut = false
        while true {
            var watched = [
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
                pollfd(fd: server, events: Int16(POLLIN), revents: 0),
            ]
            guard unsafe poll(&watched, 2, -1) > 0 else { break }
            if watched[0].revents != 0 {
                let count = unsafe recv(client, &piece, piece.count, 0)
                guard count > 0 else { break }
                isCut = isCut || mustCut(piece[..<count])
                guard send(piece[..<count], to: server) else { break }
            }
            if watched[1].revents != 0 {
                let count = unsafe recv(server, &piece, piece.count, 0)
                // The server has answered, so it has done what it was told.
                guard count > 0, !isCut else { break }
                guard send(piece[..<count], to: client) else { break }
            }
        }
        state.withLock { state in
            state.open.subtract([client, server])
            close(client)
            close(server)
        }
    }

    private func mustCut(_ bytes: ArraySlice<UInt8>) -> Bool {
        state.withLock { state in
            guard let word = state.word, bytes.firstRange(of: word) != nil else { return false }
            state.word = nil
            state.isDown = !state.isOnce
            return true
        }
    }

    private func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
