/// One request on its way through the client.
struct Exchange: Sendable {
    let id: UInt64
    let request: OutboundRequest
    let url: OutboundURL
    let deadline: ContinuousClock.Instant
    let finish: @Sendable (Result<OutboundResponse, OutboundFailure>) -> Void
}
