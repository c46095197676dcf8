import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes
import Synchronization

/// Tells a client that waits with its body (`Expect: 100-continue`, RFC 9110, 10.1.1) to send it, once it is wanted.
struct ContinueMiddleware: RouterMiddleware {
    typealias Context = ServiceRequestContext

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.headers[.expect]?.lowercased() == "100-continue" else { return try await next(request, context) }
        let invitation = Invitation(channel: context.channel)
        var request = request
        request.body = RequestBody(asyncSequence: InvitedBody(body: request.body, invitation: invitation))
        var response = try await next(request, context)
        // Nobody knows whether the body that was not asked for comes all the same.
        if !invitation.wasSent { response.headers[.connection] = "close" }
        return response
    }
}

/// The interim answer, sent once.
private final class Invitation: Sendable {
    private let channel: any Channel
    private let sent = Atomic(false)

    init(channel: any Channel) {
        self.channel = channel
    }

    var wasSent: Bool { sent.load(ordering: .relaxed) }

    func send() async throws {
        guard !sent.exchange(true, ordering: .relaxed) else { return }
        try await channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue))).get()
    }
}

/// A body that is asked for when its first part is.
private struct InvitedBody: AsyncSequence, Sendable {
    let body: RequestBody
    let invitation: Invitation

    func makeAsyncIterator() -> Iterator {
        Iterator(parts: body.makeAsyncIterator(), invitation: invitation)
    }

    struct Iterator: AsyncIteratorProtocol {
        var parts: RequestBody.AsyncIterator
        let invitation: Invitation

        @concurrent mutating func next() async throws -> ByteBuffer? {
            try await invitation.send()
            return try await parts.next()
        }
    }
}
