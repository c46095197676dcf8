/// A conversation that could not be swept.
package struct SweepFailure: Hashable, Sendable {
    /// Its id.
    package var conversation: String
    package var reason: String
}
