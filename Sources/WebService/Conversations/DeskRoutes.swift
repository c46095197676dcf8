import AgentDesk
import Conversations
import Hummingbird
import Storage

/// Working handed-off conversations over the API.
struct DeskRoutes {
    let desk: AgentDesk
    let bodies: BodyBudget
    let clock: @Sendable () -> Instant

    func add(to router: RouterGroup<ServiceRequestContext>) {
        let conversation = router.group("conversations/{id}")
        conversation.post("messages") {
            try await act($0, $1, once: "reply") { .reply(try $0.requiredText(), by: try $0.requiredAgent()) }
        }
        conversation.post("notes") {
            try await act($0, $1, once: "note") { .note(try $0.requiredText(), by: try $0.requiredAgent()) }
        }
        conversation.post("claim") { try await act($0, $1) { .claim(try $0.requiredAgent()) } }
        conversation.post("release") { try await act($0, $1) { .release(try $0.requiredAgent()) } }
        conversation.post("typing") { try await act($0, $1) { .keepAlive(try $0.requiredAgent()) } }
        conversation.post("assign") { try await act($0, $1) { .assign(try $0.requiredAgent()) } }
        conversation.post("transfer") {
            try await act($0, $1) { .transfer(team: try $0.requiredTeam(), by: try $0.optionalAgent()) }
        }
        conversation.post("snooze") {
            try await act($0, $1) { .snooze(until: try $0.requiredUntil(now: clock()), by: try $0.optionalAgent()) }
        }
        conversation.post("resolve") {
            try await act($0, $1) {
                let (code, note) = (try $0.optionalCode(), try $0.boundedNote())
                // It says how it ended, and without that there is nowhere to keep it.
                if note != nil, code == nil { throw Problem.invalid("/note", "needs a disposition") }
                return .resolve(by: try $0.optionalAgent(), disposition: code, note: note)
            }
        }
        conversation.post("reopen") { try await act($0, $1) { _ in .reopen } }
        conversation.post("archive") { try await act($0, $1) { _ in .archive } }
        conversation.put("disposition") {
            try await act($0, $1) { .dispose(try $0.requiredCode(), note: try $0.boundedNote()) }
        }
    }

    /// - Parameter operation: the name of an act that an `Idempotency-Key` makes safe to ask for again.
    private func act(
        _ request: Request, _ context: ServiceRequestContext, once operation: String? = nil,
        make: (DeskRequest) throws -> DeskAct
    ) async throws -> Response {
        let caller = try context.require(.desk)
        let id: Identifier<Conversation> = try context.identifier(of: "conversation")
        let keyText = try operation == nil ? nil : IdempotencyKey.text(in: request.headers)
        let body = try await JSONBody.collectOptional(request, within: bodies)
        let act = try make(try JSONBody.decode(DeskRequest.self, from: body))
        let key = keyText.map {
            IdempotencyKey($0, of: caller, operation: "\(operation ?? "") \(id.rawValue)\n", body: body)
        }
        let result = try await desk.perform(act, on: id, once: key, at: clock())
        if let message = result.message {
            return try JSONBody.response(
                DeskAnswer(
                    conversation: TicketDocument(result.conversation), message: MessageDocument(message),
                    duplicate: result.duplicate),
                status: .created)
        }
        return try JSONBody.response(TicketDocument(result.conversation))
    }
}

/// A thread entry that was written, and the conversation afterwards.
private struct DeskAnswer: Encodable {
    let conversation: TicketDocument
    let message: MessageDocument
    /// True when the entry had been written before.
    let duplicate: Bool
}

/// The body of any act; each act needs some of the fields.
private struct DeskRequest: Decodable {
    var agent: String?
    var team: String?
    var text: String?
    var until: String?
    var code: String?
    var disposition: String?
    var note: String?

    /// In bytes of UTF-8.
    private static let noteLimit = 4096
    /// Longer than any follow-up is planned ahead, and short enough that nothing is put away for good by a slip.
    private static let snoozeDays = 90

    func requiredAgent() throws -> AgentName {
        guard let agent = try optionalAgent() else { throw Problem.invalid("/agent", "is required") }
        return agent
    }

    func optionalAgent() throws -> AgentName? {
        guard let agent else { return nil }
        guard let name = AgentName(agent) else {
            throw Problem.invalid("/agent", "must be 1 to 64 letters, digits or . _ @ -")
        }
        return name
    }

    func requiredTeam() throws -> String {
        guard let team else { throw Problem.invalid("/team", "is required") }
        return team
    }

    func requiredText() throws -> String {
        guard let text else { throw Problem.invalid("/text", "is required") }
        if let flaw = text.flaw(asMessageOf: MessageRequest.Limit.message) {
            throw Problem.invalid("/text", flaw.description)
        }
        return text
    }

    /// Nil for an empty one, too: it says nothing.
    func boundedNote() throws -> String? {
        guard let note, let flaw = note.flaw(asMessageOf: Self.noteLimit) else { return note }
        guard flaw == .empty else { throw Problem.invalid("/note", flaw.description) }
        return nil
    }

    func requiredUntil(now: Instant) throws -> Instant {
        guard let until else { throw Problem.invalid("/until", "is required") }
        guard let instant = Instant(rfc3339: until) else {
            throw Problem.invalid("/until", "must be an RFC 3339 date and time such as 2026-11-21T10:04:05Z")
        }
        guard instant > now, instant <= now.adding(seconds: Double(Self.snoozeDays) * 86_400) else {
            throw Problem.invalid("/until", "must be in the future, and at most \(Self.snoozeDays) days ahead")
        }
        return instant
    }

    /// Either name of the field will do.
    func optionalCode() throws -> Conversation.DispositionCode? {
        if let code, let disposition, code != disposition {
            throw Problem.invalid("/code", "must not say something else than disposition")
        }
        guard let text = disposition ?? code else { return nil }
        guard let code = Conversation.DispositionCode(rawValue: text) else {
            let known = Conversation.DispositionCode.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.invalid(disposition == nil ? "/code" : "/disposition", "must be one of \(known)")
        }
        return code
    }

    func requiredCode() throws -> Conversation.DispositionCode {
        guard let code = try optionalCode() else { throw Problem.invalid("/code", "is required") }
        return code
    }
}
