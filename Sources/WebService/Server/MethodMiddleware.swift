import HTTPTypes
import Hummingbird

/// Refuses methods that nothing here has (RFC 9110, 15.6.2); those that only a path does not have are 405.
struct MethodMiddleware: RouterMiddleware {
    typealias Context = ServiceRequestContext

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        guard HTTPRequest.Method.usual.contains(request.method) else { throw Problem.unknownMethod }
        return try await next(request, context)
    }
}

extension HTTPRequest.Method {
    /// The methods of RFC 9110, and PATCH.
    static let usual: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
}
