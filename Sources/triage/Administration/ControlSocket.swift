import Conversations
import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Where the service that owns a store listens for the command line.
///
/// A socket in the file system beside the database, for the same user and root only. One JSON request a line, one JSON answer a line.
struct ControlSocket: Service {
    /// More than any request or list of endpoints needs.
    static let lineLimit = 1 << 20
    /// For a request to come, and for an answer to be taken; as long as the other end waits.
    static let patience = TimeAmount.seconds(10)

    /// Prepared.
    let place: ControlPlace
    let administration: Administration
    let clock: @Sendable () -> Instant
    let logger: Logger

    private var path: String { place.path }

    func run() async throws {
        let server = try await bound()
        _ = unsafe chmod(path, 0o600)
        defer { _ = unsafe unlink(path) }
        try await withGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                try await server.executeThenClose { connections in
                    for try await connection in connections {
                        group.addTask { await serve(connection) }
                    }
                }
            }
        } onGracefulShutdown: {
            server.channel.close(promise: nil)
        }
    }

    /// - Throws: ``CommandFailure/workFailed(_:)`` naming the socket.
    private func bound() async throws -> NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never> {
        do {
            return try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw CommandFailure(error, listeningOn: path)
                ?? .workFailed("\(path): the socket cannot be made: \(error)")
        }
    }

    private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        do {
            try await connection.executeThenClose { inbound, outbound in
                guard try await isTrusted(connection.channel) else {
                    logger.warning("control connection refused: it is somebody else's")
                    return
                }
                guard let line = try await line(from: inbound, of: connection.channel) else { return }
                let answer = await answer(to: line)
                // Who does not read it must not keep the service from stopping either.
                let deadline = connection.channel.close(in: Self.patience)
                defer { deadline.cancel() }
                try await outbound.write(answer)
            }
        } catch {
            logger.warning("control connection failed", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// The request; nil when none comes, or is too long, too slow or late: before it is there, nothing has begun that a
    /// stopping service would have to finish.
    private func line(
        from inbound: NIOAsyncChannelInboundStream<ByteBuffer>, of channel: any NIOCore.Channel
    ) async throws -> Data? {
        let deadline = channel.close(in: Self.patience)
        defer { deadline.cancel() }
        return try await withGracefulShutdownHandler {
            var received = ByteBuffer()
            for try await part in inbound {
                received.writeImmutableBuffer(part)
                guard received.readableBytes <= Self.lineLimit else { return nil }
                if received.readableBytesView.last == UInt8(ascii: "\n") { return Data(received.readableBytesView) }
            }
            return nil
        } onGracefulShutdown: {
            channel.close(promise: nil)
        }
    }

    /// The file's mode keeps others out already, unless somebody changed it.
    private func isTrusted(_ channel: any NIOCore.Channel) async throws -> Bool {
        guard let options = channel as? any SocketOptionProvider else { return false }
        let peer: PeerCredentials = try await options.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        ).get()
        return place.trusts(peer.user)
    }

    private func answer(to line: Data) async -> ByteBuffer {
        let answer: AdministrativeAnswer
        do {
            let request = try JSONDecoder().decode(AdministrativeRequest.self, from: line)
            answer = try await administration.perform(request, at: clock())
        } catch {
            answer = .refused("the service could not do that: \(error)")
        }
        let data = (try? JSONEncoder().encode(answer)) ?? Data()
        return ByteBuffer(bytes: data + [UInt8(ascii: "\n")])
    }
}

extension NIOCore.Channel {
    /// Closes the channel after a while, unless that is cancelled.
    fileprivate func close(in patience: TimeAmount) -> Scheduled<Void> {
        eventLoop.scheduleTask(in: patience) { self.close(promise: nil) }
    }
}
