import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Gives the refusal of what is no proper HTTP request a problem document.
///
/// The server above answers such a request with 400 and nothing else, in its turn after the requests before it. Where the
/// fault lies in the body of a request that has its answer already, there is nothing left to say.
final class ParserRefusal: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var fault: HTTPParserError?
    private var isReceiving = false
    private var unanswered = 0
    private var isWithheld = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReceiving = true
            unanswered += 1
        case .body: break
        case .end: isReceiving = false
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fault = fault ?? error as? HTTPParserError
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            guard let fault, Self.isBare(head) else { return context.write(data, promise: promise) }
            isWithheld = isReceiving && unanswered == 0
            if isWithheld { promise?.succeed() } else { write(Problem(fault), context: context, promise: promise) }
        case .body: context.write(data, promise: promise)
        case .end:
            guard !isWithheld else {
                promise?.succeed()
                return context.close(promise: nil)
            }
            unanswered -= 1
            context.write(data, promise: promise)
        }
    }

    /// Answers of our own that refuse a request always have a body.
    private static func isBare(_ head: HTTPResponse) -> Bool {
        head.status == .badRequest && head.headerFields[.contentLength] == "0"
    }

    private func write(_ problem: Problem, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        let body: ByteBuffer
        do {
            body = try problem.document()
        } catch {
            promise?.fail(error)
            return context.close(promise: nil)
        }
        var fields = problem.fields
        fields[.contentLength] = String(body.readableBytes)
        context.write(
            wrapOutboundOut(.head(HTTPResponse(status: problem.status, headerFields: fields))), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: promise)
    }
}

extension Problem {
    /// What the parser stumbled over, as far as it helps whoever wrote the client.
    init(_ fault: HTTPParserError) {
        self =
            switch fault {
            case .headerOverflow: .fieldsTooLarge
            case .invalidVersion: .versionNotSupported
            case .invalidChunkSize: .badRequest("A chunk of the body has no proper length.")
            case .invalidContentLength, .unexpectedContentLength:
                .badRequest("Content-Length is no number, is there twice, or contradicts Transfer-Encoding.")
            case .invalidHeaderToken: .badRequest("A header field has a character that it must not have.")
            case .invalidMethod, .invalidURL, .invalidHost, .invalidPort, .invalidPath, .invalidQueryString,
                .invalidFragment, .invalidConstant:
                .badRequest("The request line is malformed.")
            case .invalidEOFState, .closedConnection: .badRequest("The request ends in the middle.")
            default: .badRequest("This is no proper HTTP/1.1 request.")
            }
    }
}
