import Hummingbird

/// Refuses requests that do not say, or not clearly, whom they are for.
struct HostMiddleware: RouterMiddleware {
    typealias Context = ServiceRequestContext

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.head.authority != "" else {
            throw Problem.badRequest("A request needs exactly one Host field, with a host and perhaps a port.")
        }
        return try await next(request, context)
    }
}
