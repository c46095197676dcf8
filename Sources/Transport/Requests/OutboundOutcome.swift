/// What came of a request, and how long it took.
package struct OutboundOutcome: Sendable {
    package var result: Result<OutboundResponse, OutboundFailure>
    /// From `send` to the end, as the transfer thread saw it; zero when nothing was sent.
    package var duration: Duration

    package init(_ result: Result<OutboundResponse, OutboundFailure>, duration: Duration = .zero) {
        self.result = result
        self.duration = duration
    }
}
