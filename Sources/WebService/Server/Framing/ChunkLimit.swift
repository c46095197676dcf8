import NIOCore

/// Refuses a body in chunks as soon as it announces more than a body may have, and a chunk whose length never ends.
///
/// The decoder above keeps a chunk's length to itself, so that one of 2^63 bytes would be waited for like any other. What
/// it is given stays as it is; only its portions end where a head or a body does, so that we know where we are.
final class ChunkLimit: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let progress: FramingProgress
    private let limit: Int
    private var head = RequestHead()

    /// - Parameter limit: how long all chunks of a body may be together.
    init(_ progress: FramingProgress, limit: Int) {
        self.progress = progress
        self.limit = limit
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var rest = unwrapInboundIn(data)
        while rest.readableBytes > 0 {
            do {
                guard let count = try portion(of: rest.readableBytesView),
                    let slice = rest.readSlice(length: count)
                else { return }
                context.fireChannelRead(wrapInboundOut(slice))
            } catch {
                progress.expectation = .nothing
                context.fireErrorCaught(error)
            }
        }
    }

    /// How many bytes the decoder may have before we look where it is; nil when it takes nothing more.
    private func portion(of bytes: ByteBufferView) throws -> Int? {
        switch progress.expectation {
        case .head: return head.advance(over: bytes)
        case .bytes(let left):
            let count = min(left, bytes.count)
            progress.expectation = .bytes(left - count)
            // A decoder that waits for nothing more has stopped, and takes whatever there is.
            return count == 0 ? bytes.count : count
        case .chunks(var body):
            let count = try body.advance(over: bytes, limit: limit)
            progress.expectation = .chunks(body)
            return count
        case .nothing: return nil
        }
    }
}
