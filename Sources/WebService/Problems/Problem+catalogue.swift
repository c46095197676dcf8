import HTTPTypes

// Every problem the service answers with, in the order of a request's way.
extension Problem {
    static func badRequest(_ detail: String) -> Problem {
        Problem(.badRequest, code: .badRequest, title: "Bad request", detail: detail, closesConnection: true)
    }

    static let fieldsTooLarge = Problem(
        .requestHeaderFieldsTooLarge, code: .fieldsTooLarge, title: "Request header fields too large",
        detail: "The request line or the header fields are too long or too many.", closesConnection: true)

    static let versionNotSupported = Problem(
        .httpVersionNotSupported, code: .versionNotSupported, title: "HTTP version not supported",
        detail: "Speak HTTP/1.1.", closesConnection: true)

    static let unknownTransferCoding = Problem(
        .notImplemented, code: .unknownTransferCoding, title: "Unknown transfer coding",
        detail: "The only Transfer-Encoding is chunked.", closesConnection: true)

    static let unknownMethod = Problem(
        .notImplemented, code: .unknownMethod, title: "Unknown method",
        detail: "No resource here has this method.", closesConnection: true)

    static let tooSlow = Problem(
        .requestTimeout, code: .tooSlow, title: "Request timeout",
        detail: "The request's body has not arrived in time.", closesConnection: true)

    static func malformedJSON(_ detail: String) -> Problem {
        Problem(.badRequest, code: .malformedJson, title: "Malformed JSON", detail: detail)
    }

    static let unauthorized = Problem(
        .unauthorized, code: .unauthorized, title: "Unauthorized",
        detail: "A valid bearer token is needed: Authorization: Bearer <token>")

    static func forbidden(scope: String) -> Problem {
        Problem(
            .forbidden, code: .forbidden, title: "Forbidden", detail: "This token does not have the scope \(scope).")
    }

    static func notFound(_ what: String) -> Problem {
        Problem(.notFound, code: .notFound, title: "Not found", detail: what)
    }

    static func methodNotAllowed(_ allowed: String) -> Problem {
        var problem = Problem(
            .methodNotAllowed, code: .methodNotAllowed, title: "Method not allowed", detail: "Allowed: \(allowed)")
        problem.allowed = allowed
        return problem
    }

    static func conflict(code: Code, _ detail: String) -> Problem {
        Problem(.conflict, code: code, title: "Conflict", detail: detail)
    }

    static let keyReused = Problem.conflict(
        code: .idempotencyKeyReused, "This Idempotency-Key was used before with another request body.")

    static func tooLarge(limit: Int) -> Problem {
        Problem(
            .contentTooLarge, code: .tooLarge, title: "Content too large",
            detail: "A request body may have \(limit) bytes at most.", closesConnection: true)
    }

    static let unsupportedMediaType = Problem(
        .unsupportedMediaType, code: .unsupportedMediaType, title: "Unsupported media type",
        detail: "Send application/json in UTF-8, without Content-Encoding.", closesConnection: true)

    static func invalid(_ errors: [FieldError]) -> Problem {
        let first = errors.first.map { error in
            error.pointer.isEmpty ? "The body \(error.detail)" : "\(error.pointer): \(error.detail)"
        }
        let detail = first ?? "A field is not valid."
        return Problem(
            .unprocessableContent, code: .invalid, title: "Invalid fields",
            detail: errors.count > 1 ? "\(detail) (and \(errors.count - 1) more)" : detail, errors: errors)
    }

    static func invalid(_ pointer: String, _ detail: String) -> Problem {
        .invalid([FieldError(pointer: pointer, detail: detail)])
    }

    static func rateLimited(retryAfter: Int) -> Problem {
        Problem(
            .tooManyRequests, code: .rateLimited, title: "Too many requests",
            detail: "This token sent more requests than it may; try again in \(retryAfter) s.", retryAfter: retryAfter)
    }

    static func unavailable(_ detail: String, retryAfter: Int) -> Problem {
        Problem(
            .serviceUnavailable, code: .unavailable, title: "Service unavailable", detail: detail,
            retryAfter: retryAfter)
    }

    static let tooManyBodies = Problem(
        .serviceUnavailable, code: .unavailable, title: "Service unavailable",
        detail: "Too many request bodies are arriving at once.", retryAfter: 1, closesConnection: true)

    static let stopping = Problem(
        .serviceUnavailable, code: .unavailable, title: "Service unavailable",
        detail: "The service is stopping, and the request's body has not arrived in time.", retryAfter: 5,
        closesConnection: true)

    static let internalError = Problem(
        .internalServerError, code: .internalError, title: "Internal error",
        detail: "Something went wrong here; it was logged. The request may be sent again.")
}
