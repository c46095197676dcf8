import NIOCore
import NIOHTTP1

/// One connection of the receiver: gathers a request within limits and answers it.
final class WebhookRequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// From headers by name and the body to the status of the answer.
    typealias Respond = @Sendable (_ header: (String) -> String?, _ body: [UInt8]) -> Int

    private static let maximumBody = 1 << 20

    private let respond: Respond
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var isTooLarge = false

    init(_ respond: @escaping Respond) {
        self.respond = respond
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
            isTooLarge = false
        case .body(let part):
            isTooLarge = isTooLarge || body.count + part.readableBytes > Self.maximumBody
            if !isTooLarge { body.append(contentsOf: part.readableBytesView) }
        case .end:
            guard let head else { return }
            answer(head, context)
            self.head = nil
            body = []
        }
    }

    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let status: HTTPResponseStatus =
            if head.method != .POST {
                .methodNotAllowed
            } else if isTooLarge {
                .payloadTooLarge
            } else {
                HTTPResponseStatus(statusCode: respond({ head.headers.first(name: $0) }, body))
            }
        let keepsAlive = head.isKeepAlive && !isTooLarge
        var headers = HTTPHeaders([("Content-Length", "0")])
        if !keepsAlive { headers.add(name: "Connection", value: "close") }
        let response = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        if !keepsAlive { context.close(promise: nil) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
