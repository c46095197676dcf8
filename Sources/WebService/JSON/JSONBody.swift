import Conversations
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat

/// JSON in and out of requests.
enum JSONBody {
    /// More bytes than any message needs, and few enough to hold many.
    static let limit = 256 * 1024

    /// - Throws: `EncodingError` for a number that JSON cannot say; no document of ours has one.
    static func bytes(_ value: some Encodable) throws -> ByteBuffer {
        ByteBuffer(bytes: try JSONWriter.bytes(of: value))
    }

    static func response(_ value: some JSONWritable) throws -> Response {
        response(ByteBuffer(bytes: try JSONWriter.bytes(of: value)), status: .ok)
    }

    static func response(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        response(try bytes(value), status: status)
    }

    private static func response(_ body: ByteBuffer, status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: body))
    }

    /// Reads a bounded body of the right type.
    ///
    /// - Parameter budget: has room for it, as long as it is being read; the problem is `503` when it has not.
    static func collect(_ request: Request, within budget: BodyBudget) async throws -> ByteBuffer {
        guard isJSON(request.headers[.contentType]), request.headers[.contentEncoding] == nil else {
            throw Problem.unsupportedMediaType
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Problem.tooLarge(limit: limit)
        }
        var body = ByteBuffer()
        defer { budget.release(body.readableBytes) }
        for try await part in request.body {
            guard part.readableBytes <= limit - body.readableBytes else { throw Problem.tooLarge(limit: limit) }
            guard budget.take(part.readableBytes) else { throw Problem.tooManyBodies }
            // Nearly every body comes in one piece, which need not be copied.
            if body.readableBytes == 0 { body = part } else { body.writeImmutableBuffer(part) }
        }
        return body
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from buffer: ByteBuffer) throws -> Value {
        let bytes = Array(buffer.readableBytesView)
        do {
            try check(bytes)
        } catch {
            throw Problem(error, in: bytes)
        }
        do {
            return try JSONDecoder().decode(type, from: buffer)
        } catch let error as DecodingError {
            throw problem(of: error)
        }
    }

    /// - Throws: the first thing that keeps a body from being an object we can read.
    private static func check(_ bytes: [UInt8]) throws(JSONFlaw) {
        guard !bytes.isEmpty else { throw .empty }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw .byteOrderMark }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        let kind = try JSONStructure.check(bytes)
        guard kind == .object else { throw .notAnObject(kind) }
    }

    /// Reads and decodes in one step; an empty body counts as an empty object.
    static func read<Value: Decodable>(
        _ type: Value.Type, from request: Request, within budget: BodyBudget
    ) async throws -> Value {
        try decode(type, from: try await collectOptional(request, within: budget))
    }

    /// Reads a body that may be left out.
    static func collectOptional(_ request: Request, within budget: BodyBudget) async throws -> ByteBuffer {
        let isAbsent =
            request.headers[.contentType] == nil && request.headers[.contentLength] ?? "0" == "0"
            && request.headers[.transferEncoding] == nil
        let body = isAbsent ? ByteBuffer() : try await collect(request, within: budget)
        return body.readableBytes == 0 ? ByteBuffer(string: "{}") : body
    }

    private static func isJSON(_ contentType: String?) -> Bool {
        guard let contentType else { return false }
        if contentType == "application/json" { return true }
        let parts = contentType.lowercased().split(separator: ";").map(\.trimmingSpaces)
        guard parts.first == "application/json" else { return false }
        return parts.dropFirst().allSatisfy {
            !$0.hasPrefix("charset=") || $0 == "charset=utf-8" || $0 == "charset=\"utf-8\""
        }
    }

    private static func problem(of error: DecodingError) -> Problem {
        switch error {
        case .typeMismatch(let type, let context):
            .invalid(JSONPointer.text(context.codingPath), "must be \(name(of: type))")
        case .valueNotFound(let type, let context):
            .invalid(JSONPointer.text(context.codingPath), "must be \(name(of: type)), not null")
        case .keyNotFound(let key, let context):
            .invalid(JSONPointer.text(context.codingPath + [key]), "is required")
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            .malformedJSON("The body is not valid JSON.")
        case .dataCorrupted(let context):
            .invalid(JSONPointer.text(context.codingPath), context.debugDescription)
        @unknown default:
            .malformedJSON("The body is not valid JSON.")
        }
    }

    private static func name(of type: Any.Type) -> String {
        if type == String.self { return "a string" }
        if type == Bool.self { return "true or false" }
        if type == Int.self || type == Int64.self || type == Double.self { return "a number" }
        if "\(type)".hasPrefix("Array") { return "an array" }
        return "an object"
    }
}
