import Foundation

/// The command line's end of the control socket.
struct ControlClient {
    let place: ControlPlace

    private var path: String { place.path }

    /// Sends one request and waits for its answer, ten seconds at most.
    func send(_ request: AdministrativeRequest) throws -> AdministrativeAnswer {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw CommandFailure.workFailed("no socket could be made") }
        defer { close(descriptor) }
        try place.check()
        try connect(descriptor)
        guard let peer = PeerCredentials(of: descriptor), place.trusts(peer.user) else {
            throw CommandFailure.workFailed("\(path): what answers there belongs to somebody else")
        }
        var line = try JSONEncoder().encode(request)
        line.append(UInt8(ascii: "\n"))
        let sent = unsafe line.withUnsafeBytes {
            unsafe Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard sent == line.count else {
            throw CommandFailure.workFailed("the running service did not take the request")
        }
        guard let answer = try? JSONDecoder().decode(AdministrativeAnswer.self, from: receive(descriptor)) else {
            throw CommandFailure.workFailed("the running service did not answer")
        }
        return answer
    }

    private func connect(_ descriptor: Int32) throws {
        var timeout = timeval(tv_sec: 10, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < capacity else { throw CommandFailure.workFailed("the socket's path is too long: \(path)") }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else {
            throw CommandFailure.workFailed("another process has the database, and no service answers at \(path)")
        }
    }

    private func receive(_ descriptor: Int32) -> Data {
        var received = Data()
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while received.count < ControlSocket.lineLimit {
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            received.append(contentsOf: buffer.prefix(count))
            if received.last == UInt8(ascii: "\n") { break }
        }
        return received
    }
}
