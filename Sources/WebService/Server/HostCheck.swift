import NIOCore
import NIOHTTP1

/// Notices HTTP/1.1 requests with no or several `Host` fields, or one that is no host (RFC 9112, 3.2), which the layers
/// above no longer see, and leaves them with an empty one, for ``HostMiddleware`` to refuse when their turn comes.
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
        let hosts = head.headers["host"]
        // HTTP/1.0 knows no Host; simple health checks still speak it.
        guard let host = hosts.first else { return (head.version.major, head.version.minor) >= (1, 1) }
        return hosts.count > 1 || !host.utf8.allSatisfy(isAllowed)
    }

    /// Whether a byte may stand in a host and port (RFC 3986, 3.2.2).
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~!$&'()*+,;=:%[]".utf8.contains(byte)
        }
    }
}
