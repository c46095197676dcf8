import Conversations
import Delivery
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

/// A small server that takes webhooks and tells what it thinks of them, for trying things out and for the demonstration.
struct WebhookReceiver: Service {
    var host = "127.0.0.1"
    /// 0 for any free one.
    var port = 0
    var secrets: [WebhookSecret] = []
    /// The share of requests to answer with 503, from 0 to 1.
    var failureRate = 0.0
    /// Called with the port once it listens.
    var onListening: @Sendable (Int) -> Void = { _ in }
    /// Called with each webhook, one at a time.
    var onReceipt: @Sendable (WebhookReceipt) -> Void = { _ in }

    /// Listens until a graceful shutdown or cancellation.
    func run() async throws {
        let receipts = Mutex(WebhookReceipts(secrets: secrets))
        let respond: WebhookRequestHandler.Respond = { [self] header, body in
            let status = Double.random(in: 0..<1) < failureRate ? 503 : 200
            return receipts.withLock { receipts in
                let receipt = receipts.receive(header: header, body: body, status: status, at: Instant(Date()))
                onReceipt(receipt)
                return receipt.status
            }
        }
        let server = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(IdleStateHandler(allTimeout: .seconds(60)))
                    try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                    try pipeline.addHandler(WebhookRequestHandler(respond))
                }
            }
        let channel = try await server.bind(host: host, port: port).get()
        onListening(channel.localAddress?.port ?? port)
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await channel.closeFuture.get()
            } onGracefulShutdown: {
                channel.close(promise: nil)
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }
}
