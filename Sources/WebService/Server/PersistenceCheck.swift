import NIOCore
import NIOHTTP1

/// Says of every request after which the connection ends `Connection: close`, as the layers above look for it: of those
/// that say so in other letters or among other words, of those in HTTP/1.0, which has no other way to tell where an answer
/// ends, and of those after which the decoder takes nothing more for HTTP.
final class PersistenceCheck: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), !Self.persists(head) else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "connection", value: "close")
        // HTTP/1.0 knows no interim answers.
        if !Self.isCurrent(head) { head.headers.remove(name: "expect") }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private static func persists(_ head: HTTPRequestHead) -> Bool {
        isCurrent(head) && head.isKeepAlive && head.method != .CONNECT && !wantsUpgrade(head)
    }

    private static func isCurrent(_ head: HTTPRequestHead) -> Bool {
        (head.version.major, head.version.minor) >= (1, 1)
    }

    private static func wantsUpgrade(_ head: HTTPRequestHead) -> Bool {
        head.headers.contains(name: "upgrade")
            && head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
    }
}
