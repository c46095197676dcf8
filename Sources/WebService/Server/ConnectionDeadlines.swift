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

    private let limits: ConnectionLimits
    /// Until when the client must have sent its next part.
    private var reading: Scheduled<Void>?
    /// Until when the client must have taken an answer; apart from `reading`, because who sends request after request and
    /// never reads an answer is punctual in the one and late in the other.
    private var writing: Scheduled<Void>?
    /// Requests whose answer the client has not taken yet.
    private var unanswered = 0
    private var isReceiving = false
    private var closesAfterAnswer = false
    private var isStopping = false
    private var isInterrupted = false

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    func channelActive(context: ChannelHandlerContext) {
        expectRequest(within: limits.head, context: context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { expectRequest(within: limits.head, context: context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    /// The service stops: what is under way gets a little time, and nobody more than that.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent {
            isStopping = true
            if isReceiving { expectBody(within: limits.stopping, else: .stopping, context: context) }
            if writing != nil { expectAnswerTaken(context: context) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isInterrupted else { return }
        switch unwrapInboundIn(data) {
        case .head:
            isReceiving = true
            unanswered += 1
            expectBody(within: limits.body, else: .tooSlow, context: context)
        case .body: break
        case .end:
            isReceiving = false
            reading?.cancel()
            // Answered before it was all there, such as one that is too large.
            if unanswered == 0 { expectRequest(within: limits.idle, context: context) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status.kind == .informational:
            context.write(data, promise: promise)
        case .head(var head):
            // Who asks on and on must not keep the service from stopping.
            if isStopping { head.headerFields[.connection] = "close" }
            if head.headerFields[.connection] == "close" { closesAfterAnswer = true }
            if writing == nil { expectAnswerTaken(context: context) }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let deadlines = NIOLoopBound(self, eventLoop: context.eventLoop)
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            written.futureResult.whenSuccess { deadlines.value.answerTaken(context: bound.value) }
            context.write(data, promise: written)
        }
    }

    private func answerTaken(context: ChannelHandlerContext) {
        writing?.cancel()
        writing = nil
        unanswered -= 1
        if closesAfterAnswer {
            context.close(promise: nil)
        } else if unanswered == 0, !isReceiving {
            expectRequest(within: limits.idle, context: context)
        }
    }

    private func expectRequest(within amount: TimeAmount, context: ChannelHandlerContext) {
        reading?.cancel()
        reading = close(in: amount, context: context)
    }

    private func expectBody(
        within amount: TimeAmount, else interruption: RequestInterruption, context: ChannelHandlerContext
    ) {
        let deadlines = NIOLoopBound(self, eventLoop: context.eventLoop)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        reading?.cancel()
        reading = context.eventLoop.scheduleTask(in: amount) {
            deadlines.value.interrupt(interruption, context: bound.value)
        }
    }

    /// Takes nothing more and says why, unless the request has its answer already.
    private func interrupt(_ interruption: RequestInterruption, context: ChannelHandlerContext) {
        guard unanswered > 0 else { return context.close(promise: nil) }
        isInterrupted = true
        context.fireErrorCaught(interruption)
        reading = close(in: limits.stopping, context: context)
    }

    private func expectAnswerTaken(context: ChannelHandlerContext) {
        writing?.cancel()
        writing = close(in: isStopping ? min(limits.answer, limits.stopping) : limits.answer, context: context)
    }

    private func close(in amount: TimeAmount, context: ChannelHandlerContext) -> Scheduled<Void> {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        return context.eventLoop.scheduleTask(in: amount) { bound.value.close(promise: nil) }
    }

    private func cancel() {
        reading?.cancel()
        writing?.cancel()
    }
}
