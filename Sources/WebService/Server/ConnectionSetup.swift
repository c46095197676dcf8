import NIOCore
import NIOHTTPTypesHTTP1

/// Puts our guards into a new connection's pipeline: what looks at the bytes and at heads as they came below the codec,
/// the deadlines and the refusals above it.
final class ConnectionSetup: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any
    typealias InboundOut = Any

    private let limits: ConnectionLimits

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let codec = try pipeline.context(handlerType: HTTP1ToHTTPServerCodec.self)
            let progress = FramingProgress()
            try pipeline.addHandler(ChunkLimit(progress, limit: JSONBody.limit), position: .first)
            try pipeline.addHandlers(
                [FramingProbe(progress), PersistenceCheck(), HostCheck()], position: .before(codec.handler))
            try pipeline.addHandler(ParserRefusal(), position: .after(self))
            try pipeline.addHandler(ConnectionDeadlines(limits: limits), position: .after(self))
        } catch {
            // Without its guards a connection is not served.
            context.close(promise: nil)
        }
    }
}
