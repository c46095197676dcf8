import Foundation
import Glibc
import Synchronization

/// A server on 127.0.0.1 for tests: every connection runs a script on a thread of its own, well-behaved or hostile.
package final class LoopbackServer: Sendable {
    package let port: UInt16
    private let listener: Int32
    private let state = Mutex(State())

    private struct State {
        var requests: [ReceivedRequest] = []
        var open: Set<Int32> = []
        var connections = 0
        var isStopped = false
    }

    /// - Parameter port: 0 for any free one; a fixed one to come back under the same URL.
    package init(
        port: UInt16 = 0, _ script: @escaping @Sendable (LoopbackConnection) -> Void
    ) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        _ = unsafe setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                unsafe bind(listener, raw, size) == 0 && listen(listener, 512) == 0
                    && getsockname(listener, raw, &size) == 0
            }
        }
        guard isBound else { throw LoopbackError.cannotListen(errno) }
        self.listener = listener
        self.port = UInt16(bigEndian: address.sin_port)
        let thread = Thread { [self] in accept(script) }
        thread.stackSize = 256 * 1024
        thread.start()
    }

    /// A well-behaved server that keeps connections open and gives each request the answer the closure chooses.
    package static func answering(
        port: UInt16 = 0, _ answer: @escaping @Sendable (ReceivedRequest) -> LoopbackAnswer
    ) throws -> LoopbackServer {
        try LoopbackServer(port: port) { connection in
            while let request = connection.readRequest() {
                connection.write(answer(request).bytes)
            }
        }
    }

    package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Every request read so far, in the order of their arrival.
    package var requests: [ReceivedRequest] { state.withLock { $0.requests } }

    /// How many connections were accepted so far.
    package var connections: Int { state.withLock { $0.connections } }

    /// Ends every connection and takes no more.
    package func stop() {
        let open = state.withLock { state -> Set<Int32> in
            guard !state.isStopped else { return [] }
            state.isStopped = true
            shutdown(listener, Int32(SHUT_RDWR))
            return state.open
        }
        for descriptor in open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    func record(_ request: ReceivedRequest) {
        state.withLock { $0.requests.append(request) }
    }

    private func accept(_ script: @escaping @Sendable (LoopbackConnection) -> Void) {
        while true {
            let descriptor = Glibc.accept(listener, nil, nil)
            let goesOn = state.withLock { state -> Bool in
                guard !state.isStopped, descriptor >= 0 else { return false }
                state.open.insert(descriptor)
                state.connections += 1
                return true
            }
            guard goesOn else {
                if descriptor >= 0 { close(descriptor) }
                break
            }
            let thread = Thread { [self] in
                script(LoopbackConnection(descriptor, server: self))
                state.withLock { state in
                    state.open.remove(descriptor)
                    close(descriptor)
                }
            }
            thread.stackSize = 256 * 1024
            thread.start()
        }
        close(listener)
    }
}

package enum LoopbackError: Error {
    case cannotListen(Int32)
}
