package import NIOCore

/// How long each step of a request may take.
package struct ConnectionLimits: Sendable {
    /// From the connection's start to the first complete request head.
    package var head: TimeAmount = .seconds(10)
    /// From a request's head to the end of its body.
    package var body: TimeAmount = .seconds(30)
    /// From an answer's start until the client has taken it.
    package var answer: TimeAmount = .seconds(10)
    /// From an answer to the next complete request head on a connection that is kept.
    package var idle: TimeAmount = .seconds(60)

    package init() {}
}
