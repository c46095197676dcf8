extension Problem {
    /// A stable word for programs, the last part of `type`; the description of the API has them all.
    package enum Code: String, CaseIterable, Sendable {
        case badRequest = "bad-request"
        case malformedJson = "malformed-json"
        case unauthorized
        case forbidden
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case tooSlow = "too-slow"
        case idempotencyKeyReused = "idempotency-key-reused"
        case messageIDReused = "message-id-reused"
        case heldByAnother = "held-by-another"
        case notClaimed = "not-claimed"
        case closed
        case notClosed = "not-closed"
        case anotherActive = "another-active"
        case doesNotApply = "does-not-apply"
        case changedMeanwhile = "changed-meanwhile"
        case endpointDisabled = "endpoint-disabled"
        case tooManyEndpoints = "too-many-endpoints"
        case notDead = "not-dead"
        case tooLarge = "too-large"
        case unsupportedMediaType = "unsupported-media-type"
        case invalid
        case rateLimited = "rate-limited"
        case fieldsTooLarge = "fields-too-large"
        case internalError = "internal"
        case unknownMethod = "unknown-method"
        case unknownTransferCoding = "unknown-transfer-coding"
        case unavailable
        case versionNotSupported = "version-not-supported"
    }
}
