import Glibc

/// One accepted connection, in the hands of a test's script.
///
/// Blocking; closed when the script returns.
package final class LoopbackConnection {
    private let descriptor: Int32
    private let server: LoopbackServer
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32, server: LoopbackServer) {
        self.descriptor = descriptor
        self.server = server
    }

    /// The next request with its body; nil when the other side has closed.
    package func readRequest() -> ReceivedRequest? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let range = buffer.firstRange(of: end) {
                var request = ReceivedRequest(head: String(decoding: buffer[..<range.lowerBound], as: UTF8.self))
                let length = request.header("content-length").flatMap(Int.init) ?? 0
                while buffer.count < range.upperBound + length {
                    guard readMore() else { return nil }
                }
                request.body = Array(buffer[range.upperBound..<range.upperBound + length])
                buffer.removeFirst(range.upperBound + length)
                server.record(request)
                return request
            }
            guard readMore() else { return nil }
        }
    }

    private func readMore() -> Bool {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = unsafe recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffer.append(contentsOf: piece.prefix(count))
        return true
    }

    /// - Returns: false when the other side is gone.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    @discardableResult
    package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// Waits until the other side closes or sends something, or the time is over.
    ///
    /// - Returns: false when the other side is gone.
    @discardableResult
    package func idle(milliseconds: Int) -> Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&watched, 1, Int32(milliseconds)) > 0 else { return true }
        return readMore()
    }

    /// Makes the closing of this connection a reset.
    package func resetWhenClosed() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
}
