import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections that take too long, at each step of a request apart, because a server that waits for a slow client
/// waits for an attacker.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long each step may take.
    struct Limits: Sendable {
        /// From the connection's start or the last answer to a complete request head.
        var head: TimeAmount = .seconds(10)
        /// A kept-alive connection without a request.
        var idle: TimeAmount = .seconds(60)
        /// From the head to the end of the body.
        var body: TimeAmount = .seconds(30)
        /// From the end of the answer until the client has taken it.
        var answer: TimeAmount = .seconds(10)
    }

    private let limits: Limits
    private var timer: Scheduled<Void>?
    private var closesAfterAnswer = false

    init(limits: Limits) {
        self.limits = limits
    }

    func channelActive(context: ChannelHandlerContext) {
        restart(limits.head, context: context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { restart(limits.head, context: context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: restart(limits.body, context: context)
        case .body: break
        case .end: timer?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if head.headerFields[.connection] == "close" { closesAfterAnswer = true }
            context.write(data, promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            restart(limits.answer, context: context)
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let deadlines = NIOLoopBound(self, eventLoop: context.eventLoop)
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            written.futureResult.whenSuccess {
                if deadlines.value.closesAfterAnswer {
                    bound.value.close(promise: nil)
                } else {
                    deadlines.value.restart(deadlines.value.limits.idle, context: bound.value)
                }
            }
            context.write(data, promise: written)
        }
    }

    private func restart(_ amount: TimeAmount, context: ChannelHandlerContext) {
        timer?.cancel()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: amount) { bound.value.close(promise: nil) }
    }
}
