/// Why a pattern was not taken.
package struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
    package var message: String
    /// Where in the pattern, in bytes from its beginning.
    package var position: Int

    package init(message: String, position: Int) {
        self.message = message
        self.position = position
    }

    package var description: String { "\(message) at byte \(position) of the pattern" }
}

/// Why a match came to no end; neither says whether the pattern would have matched.
package enum PatternMatchError: Error, Hashable, Sendable {
    /// The time limit passed, or the pattern needed more memory or steps than it may have.
    case timedOut
    /// The subject is not valid UTF-8.
    case invalidSubject
}
