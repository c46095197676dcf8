import HTTPTypes
import Hummingbird

/// Recognises the caller by bearer token and keeps them to their rate.
struct AuthenticationMiddleware: RouterMiddleware {
    typealias Context = ServiceRequestContext

    let verifier: TokenVerifier
    let limiter: RateLimiter

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let token = Self.token(in: request.headers[.authorization]),
            let caller = try await verifier.caller(with: token)
        else { throw Problem.unauthorized }
        if let seconds = limiter.refusal(for: caller.tokenID) { throw Problem.rateLimited(retryAfter: seconds) }
        var context = context
        context.caller = caller
        return try await next(request, context)
    }

    private static func token(in header: String?) -> BearerToken? {
        guard let header, header.utf8.count <= 512, header.lowercased().hasPrefix("bearer ") else { return nil }
        let text = String(header.dropFirst("bearer ".count))
        return text.isEmpty ? nil : BearerToken(text: text)
    }
}
