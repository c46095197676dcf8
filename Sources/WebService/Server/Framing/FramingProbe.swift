import NIOCore
import NIOHTTP1

/// Stands above the HTTP decoder and notes how far it is.
final class FramingProbe: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let progress: FramingProgress

    init(_ progress: FramingProgress) {
        self.progress = progress
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): progress.took(head)
        case .body: break
        case .end: progress.expectation = .head
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if error is HTTPParserError { progress.expectation = .nothing }
        context.fireErrorCaught(error)
    }
}
