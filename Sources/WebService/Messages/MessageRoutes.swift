import Conversations
import Hummingbird
import Journey
import Storage

/// The message endpoint: a customer's message in, a committed decision out.
struct MessageRoutes {
    let intake: IntakeQueue
    let inboxes: Inboxes
    let bodies: BodyBudget
    let metrics: ServiceMetrics
    let clock: @Sendable () -> Instant

    func add(to router: RouterGroup<ServiceRequestContext>) {
        router.post("conversations/message", use: take)
    }

    @Sendable
    private func take(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        let caller = try context.require(.messages)
        let key = try IdempotencyKey.text(in: request.headers)
        let body = try await JSONBody.collect(request, within: bodies)
        let now = clock()
        let given = try JSONBody.decode(MessageRequest.self, from: body)
        let inbox = inboxes.inbox(named: given.inboxName)
        let (message, identity) = try given.checked(id: .fresh(at: now), region: inbox?.region, at: now)
        guard inbox != nil else { throw IntakeError.unknownInbox(message.inbox) }
        let idempotency = key.map { IdempotencyKey($0, of: caller, body: body) }
        let answer = try await intake.submit(
            IntakeRequest(message: message, from: identity, idempotency: idempotency))
        metrics.countMessage(answer.receipt, duplicate: answer.duplicate)
        return try JSONBody.response(MessageAnswer(answer))
    }
}
