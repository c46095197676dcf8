import Conversations
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Journey

/// The message endpoint: a customer's message in, a committed decision out.
struct MessageRoutes {
    let intake: IntakeQueue
    let inboxes: Inboxes
    let metrics: ServiceMetrics
    let clock: @Sendable () -> Instant

    func add(to router: RouterGroup<ServiceRequestContext>) {
        router.post("conversations/message", use: take)
    }

    @Sendable
    private func take(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        let caller = try context.require(.messages)
        let key = try Self.idempotencyKey(request.headers)
        let body = try await JSONBody.collect(request)
        let now = clock()
        let message = try JSONBody.decode(MessageRequest.self, from: body).checked(id: .fresh(at: now), at: now)
        guard inboxes.domain(of: message.inbox) != nil else { throw IntakeError.unknownInbox(message.inbox) }
        let idempotency = key.map {
            IntakeRequest.Idempotency(
                scope: caller.tokenID.rawValue, key: $0,
                requestDigest: SHA256.hash(data: Data(body.readableBytesView)).hexadecimal)
        }
        let answer = try await intake.submit(IntakeRequest(message: message, idempotency: idempotency))
        metrics.countMessage(resolution: answer.receipt.resolution.rawValue, duplicate: answer.duplicate)
        return try JSONBody.response(MessageAnswer(answer))
    }

    /// 1 to 255 visible ASCII characters.
    private static func idempotencyKey(_ headers: HTTPFields) throws -> String? {
        guard let name = HTTPField.Name("Idempotency-Key") else { return nil }
        let values = headers[values: name]
        guard let key = values.first else { return nil }
        guard values.count == 1, (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem.badRequest("Idempotency-Key must be one value of 1 to 255 visible ASCII characters.") }
        return key
    }
}
