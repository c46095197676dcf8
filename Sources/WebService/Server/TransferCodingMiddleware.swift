import HTTPTypes
import Hummingbird

/// Refuses bodies in transfer codings that nobody here would undo, such as `gzip, chunked` (RFC 9112, 6.1).
struct TransferCodingMiddleware: RouterMiddleware {
    typealias Context = ServiceRequestContext

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        if let coding = request.headers[.transferEncoding], coding.lowercased() != "chunked" {
            throw Problem.unknownTransferCoding
        }
        return try await next(request, context)
    }
}
