import Foundation
import NIOCore
import NIOPosix
import Synchronization
import TestSupport

/// A bare connection, for requests that no well-behaved client would send.
final class RawConnection: Sendable {
    private let channel: any Channel
    private let received: Received

    final class Received: Sendable {
        let state = Mutex((bytes: [UInt8](), isClosed: false))
    }

    /// - Parameter reads: false leaves everything the server sends where it is.
    static func open(port: Int, reads: Bool = true) async throws -> RawConnection {
        let received = Received()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .channelOption(.autoRead, value: reads)
            .channelOption(.socketOption(.so_rcvbuf), value: reads ? 262_144 : 4096)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(CollectingHandler(received))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return RawConnection(channel: channel, received: received)
    }

    private init(channel: any Channel, received: Received) {
        self.channel = channel
        self.received = received
    }

    /// - Returns: false when the other side is gone.
    @discardableResult
    func write(_ bytes: [UInt8]) async -> Bool {
        do {
            try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
            return true
        } catch {
            return false
        }
    }

    @discardableResult
    func write(_ text: String) async -> Bool { await write(Array(text.utf8)) }

    var isClosed: Bool { received.state.withLock(\.isClosed) }

    var text: String { String(decoding: received.state.withLock(\.bytes), as: UTF8.self) }

    /// The number in the status line, once it is there; nil when the connection closed without one, or the time is over.
    func status(within limit: Duration = .seconds(20)) async throws -> Int? {
        _ = try await eventually(within: limit) { text.contains("\r\n\r\n") || isClosed }
        return text.firstMatch(of: #/^HTTP/1\.1 (\d{3}) /#).flatMap { Int($0.1) }
    }

    /// - Returns: false when the other side has not closed in time.
    func waitUntilClosed(within limit: Duration) async throws -> Bool {
        try await eventually(within: limit) { isClosed }
    }

    /// Closes with a reset instead of an orderly end.
    func reset() async {
        let options = channel as? any SocketOptionProvider
        try? await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        await close()
    }

    func close() async {
        try? await channel.close().get()
    }
}

private final class CollectingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let received: RawConnection.Received

    init(_ received: RawConnection.Received) {
        self.received = received
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        received.state.withLock { $0.bytes.append(contentsOf: buffer.readableBytesView) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        received.state.withLock { $0.isClosed = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
