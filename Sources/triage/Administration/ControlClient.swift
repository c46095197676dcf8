import Foundation

/// The command line's end of the control socket.
struct ControlClient {
    let place: ControlPlace

    /// Seconds.
    private static let patience = 10

    private var path: String { place.path }

    /// Sends one request and waits for its answer, ten seconds at most.
    func send(_ request: AdministrativeRequest) throws -> AdministrativeAnswer {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw failure("no socket could be made", code: errno) }
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
            throw failure("the running service did not take the request", code: errno)
        }
        let received = try receive(descriptor)
        do {
            return try JSONDecoder().decode(AdministrativeAnswer.self, from: received)
        } catch {
            throw CommandFailure.workFailed(
                "\(path): the answer of the running service is not understood; is it of another version?")
        }
    }

    private func failure(_ what: String, code: Int32) -> CommandFailure {
        .workFailed("\(path): \(what): \(unsafe String(cString: strerror(code)))")
    }

    private func connect(_ descriptor: Int32) throws {
        var timeout = timeval(tv_sec: Self.patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(descriptor, SOL_SOCKET, option, &timeout, socklen_t(MemoryLayout<timeval>.size))
        }
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

    /// - Throws: ``CommandFailure/workFailed(_:)`` when no whole line comes, saying why.
    private func receive(_ descriptor: Int32) throws(CommandFailure) -> Data {
        var received = Data()
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while received.last != UInt8(ascii: "\n") {
            guard received.count < ControlSocket.lineLimit else {
                throw .workFailed("\(path): the answer of the running service is too long")
            }
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                throw .workFailed("\(path): the running service did not answer within \(Self.patience) seconds")
            }
            guard count >= 0 else { throw failure("the running service did not answer", code: errno) }
            guard count > 0 else {
                throw .workFailed("\(path): the running service hung up without an answer; its log may say why")
            }
            received.append(contentsOf: buffer.prefix(count))
        }
        return received
    }
}
