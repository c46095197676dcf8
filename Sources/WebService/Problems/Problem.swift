package import HTTPTypes
package import Hummingbird
import NIOCore

/// An answer that says what is wrong, as RFC 9457 `application/problem+json`.
package struct Problem: Error, Hashable, Sendable {
    package var status: HTTPResponse.Status
    package var code: Code
    package var title: String
    package var detail: String
    package var errors: [FieldError]
    /// Seconds after which trying again makes sense.
    package var retryAfter: Int?
    /// True when the rest of the request is not worth reading.
    package var closesConnection: Bool
    /// The methods a path has, for the `Allow` field of a refused one.
    package var allowed: String?

    package init(
        _ status: HTTPResponse.Status, code: Code, title: String, detail: String, errors: [FieldError] = [],
        retryAfter: Int? = nil, closesConnection: Bool = false
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = errors
        self.retryAfter = retryAfter
        self.closesConnection = closesConnection
    }

    /// One bad field: where it is, as an RFC 6901 pointer, and what is wrong with it.
    package struct FieldError: Hashable, Codable, Sendable {
        package var pointer: String
        package var detail: String

        package init(pointer: String, detail: String) {
            self.pointer = pointer
            self.detail = detail
        }
    }
}

extension Problem: HTTPResponseError {
    package func response(from request: Request, context: some RequestContext) throws -> Response {
        try response()
    }

    /// The answer, complete.
    func response() throws -> Response {
        Response(status: status, headers: fields, body: .init(byteBuffer: try document()))
    }

    /// The answer's body.
    func document() throws -> ByteBuffer {
        struct Body: Encodable {
            let type: String
            let title: String
            let status: Int
            let detail: String
            let errors: [FieldError]?
        }
        return try JSONBody.bytes(
            Body(
                type: "urn:triage:problem:\(code.rawValue)", title: title, status: status.code, detail: detail,
                errors: errors.isEmpty ? nil : errors))
    }

    /// The answer's header fields.
    var fields: HTTPFields {
        var headers: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer realm=\"triage\"" }
        if let allowed { headers[.allow] = allowed }
        if closesConnection { headers[.connection] = "close" }
        return headers
    }
}
