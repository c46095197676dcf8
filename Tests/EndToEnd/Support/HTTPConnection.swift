import NIOCore
import NIOHTTP1
import NIOPosix

/// One kept-alive connection to a server on loopback; calls on it are answered one after the other.
final class HTTPConnection: Sendable {
    private let channel: any Channel

    static func open(port: Int) async throws -> HTTPConnection {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(ExchangeHandler())
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return HTTPConnection(channel: channel)
    }

    private init(channel: any Channel) {
        self.channel = channel
    }

    var isOpen: Bool { channel.isActive }

    func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        let promise = channel.eventLoop.makePromise(of: HTTPAnswer.self)
        let timer = channel.eventLoop.scheduleTask(in: .seconds(60)) { promise.fail(HTTPConnectionError.noAnswer) }
        defer { timer.cancel() }
        channel.writeAndFlush(Exchange(call: call, promise: promise)).whenFailure { promise.fail($0) }
        return try await promise.futureResult.get()
    }

    func close() async {
        try? await channel.close().get()
    }
}

enum HTTPConnectionError: Error {
    /// The other side closed before it had answered.
    case closed
    case noAnswer
}

private struct Exchange: Sendable {
    let call: HTTPCall
    let promise: EventLoopPromise<HTTPAnswer>
}

/// Writes calls and gives each answer to whoever waits for it.
private final class ExchangeHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = Exchange
    typealias OutboundOut = HTTPClientRequestPart

    private var waiting: [EventLoopPromise<HTTPAnswer>] = []
    private var answer: HTTPAnswer?

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let exchange = unwrapOutboundIn(data)
        waiting.append(exchange.promise)
        var headers = HTTPHeaders(exchange.call.headers)
        if !headers.contains(name: "Host") { headers.add(name: "Host", value: "127.0.0.1") }
        if let body = exchange.call.body { headers.replaceOrAdd(name: "Content-Length", value: "\(body.count)") }
        let head = HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: exchange.call.method), uri: exchange.call.path,
            headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body = exchange.call.body {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
        }
        context.write(wrapOutboundOut(.end(nil)), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            let headers = head.headers.map { (name: $0.name, value: $0.value) }
            answer = HTTPAnswer(status: Int(head.status.code), headers: headers)
        case .body(let buffer): answer?.body.append(contentsOf: buffer.readableBytesView)
        case .end:
            if let answer, !waiting.isEmpty { waiting.removeFirst().succeed(answer) }
            answer = nil
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(HTTPConnectionError.closed)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
        context.close(promise: nil)
    }

    private func fail(_ error: any Error) {
        for promise in waiting { promise.fail(error) }
        waiting = []
    }
}
