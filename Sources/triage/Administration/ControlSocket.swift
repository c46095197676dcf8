import Conversations
import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Where the service that owns a store listens for the command line.
///
/// A socket in the file system beside the database, open to the same user only. One JSON request a line, one JSON answer a line.
struct ControlSocket: Service {
    /// More than any request or list of endpoints needs.
    static let lineLimit = 1 << 20

    let path: String
    let administration: Administration
    let clock: @Sendable () -> Instant
    let logger: Logger

    /// The socket of a database file.
    ///
    /// The system allows about a hundred bytes for such a path.
    static func path(database: String) -> String {
        let beside = database + ".control"
        guard beside.utf8.count > 100 else { return beside }
        let absolute = URL(fileURLWithPath: beside).standardizedFileURL.path
        return NSTemporaryDirectory() + "triage-\(getuid())-\(String(FNV1a.hash(absolute), radix: 36)).control"
    }

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
                var received = ByteBuffer()
                for try await part in inbound {
                    received.writeImmutableBuffer(part)
                    guard received.readableBytes <= Self.lineLimit else { return }
                    guard received.readableBytesView.last == UInt8(ascii: "\n") else { continue }
                    try await outbound.write(await answer(to: Data(received.readableBytesView)))
                    return
                }
            }
        } catch {
            logger.warning("control connection failed", metadata: ["error": "\(type(of: error))"])
        }
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
