import AgentDesk
import Conversations
import HTTPTypes
import Hummingbird
import Journey
import Logging
import NIOCore
import NIOHTTP1
import Storage

/// Turns every error into a problem document, and logs what is our fault.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = ServiceRequestContext

    let metrics: ServiceMetrics

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            let problem = Self.problem(for: error)
            if Self.isFault(error) {
                context.logger.error(
                    "request failed",
                    metadata: [
                        "method": "\(request.method)", "path": "\(request.uri.path.prefix(200))",
                        "status": "\(problem.status.code)", "error": "\(Self.reason(error))",
                    ])
            }
            response = try problem.response()
        }
        metrics.countRequest(status: response.status.code, duration: ContinuousClock.now - started)
        response.headers[.xContentTypeOptions] = "nosniff"
        if request.headers[.connection] == "close" { response.headers[.connection] = "close" }
        return response
    }

    /// What went wrong, without anything a customer wrote.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as StorageError: error.description
        case let error as IntakeError: String(describing: error)
        case let error as Problem: error.code.rawValue
        case let interruption as RequestInterruption: String(describing: interruption)
        default: String(describing: type(of: error))
        }
    }

    /// Whether something is wrong here, with us or with the store: worth a line in the log.
    ///
    /// That too much arrives at once, or that the service stops, is no fault; these are counted by their status.
    static func isFault(_ error: any Error) -> Bool {
        error is StorageError || problem(for: error).status == .internalServerError
    }

    static func problem(for error: any Error) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let error as IntakeError: problem(for: error)
        case let error as DeskError: problem(for: error)
        // While the body was being read: malformed chunks, or a client that went away.
        case let error as HTTPParserError: Problem(error)
        case is IOError, is ChannelError: .badRequest("The request ends in the middle.")
        case let interruption as RequestInterruption: Problem(interruption)
        case let error as StorageError: problem(for: error)
        case let error as HTTPError where error.status == .notFound:
            .notFound("There is nothing at this path.")
        case let error as HTTPError where error.status.kind == .clientError:
            .badRequest(error.body ?? "The request could not be read.")
        default: .internalError
        }
    }

    private static func problem(for error: StorageError) -> Problem {
        switch error {
        case .unavailable, .inUse: .unavailable("The store cannot be reached just now.", retryAfter: 5)
        case .damaged: .unavailable("The store is damaged and must be restored.", retryAfter: 60)
        case .conflict: .unavailable("Others changed the same at the same moment.", retryAfter: 1)
        case .unknownOutcome:
            .unavailable("The store did not answer in time: it may be done, and may be asked for again.", retryAfter: 1)
        default: .internalError
        }
    }

    private static func problem(for error: IntakeError) -> Problem {
        switch error {
        case .busy(let retryAfter): .unavailable("Too many messages are waiting.", retryAfter: retryAfter)
        case .draining: .unavailable("The service is stopping.", retryAfter: 5)
        case .keyReused: .keyReused
        case .messageIDReused:
            .conflict(
                code: .messageIDReused,
                "This message_id belongs to another customer's message in this inbox, or to one with another text.")
        case .unknownInbox(let inbox): .notFound("There is no inbox named \(inbox).")
        }
    }

    private static func problem(for error: DeskError) -> Problem {
        switch error {
        case .keyReused: .keyReused
        case .unknownConversation: .notFound("There is no such conversation.")
        case .unknownTeam(let known): .invalid("/team", "must be one of \(known.joined(separator: ", "))")
        case .anotherIsActive(let other):
            .conflict(code: .anotherActive, "The customer has another active conversation on this channel: \(other).")
        case .changedMeanwhile:
            .conflict(code: .changedMeanwhile, "The conversation changed at the same moment; read it again.")
        case .refused(let refusal):
            switch refusal {
            case .heldByAnother(let agent):
                .conflict(code: .heldByAnother, "The conversation is claimed by \(agent).")
            case .notTheHolder:
                .conflict(code: .notClaimed, "Only the agent who has claimed the conversation may do this.")
            // Said to the bot only, which does not ask this way.
            case .ownedByPerson: .conflict(code: .doesNotApply, "A person owns the conversation.")
            case .closed(let status): .conflict(code: .closed, "The conversation is \(status.name).")
            case .notClosed: .conflict(code: .notClosed, "The conversation is not closed.")
            case .doesNotApply(let why): .conflict(code: .doesNotApply, "This does not apply: \(why).")
            }
        }
    }
}
