import NIOCore
import NIOHTTP1

/// Notices HTTP/1.1 requests with no or several `Host` fields (RFC 9112, 3.2), which the layers above no longer see, and
/// leaves them with an empty one, for ``HostMiddleware`` to refuse when their turn comes.
final class HostCheck: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), Self.isAmbiguous(head) else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "host", value: "")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private static func isAmbiguous(_ head: HTTPRequestHead) -> Bool {
        let count = head.headers["host"].count
        // HTTP/1.0 knows no Host; simple health checks still speak it.
        return count > 1 || (count == 0 && (head.version.major, head.version.minor) >= (1, 1))
    }
}
