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

    /// From the signal to stop until a body on its way must be there, and an answer must have been taken.
    package var stopping: TimeAmount = .seconds(5)

    package init() {}
}
