/// A place in the list of what waits for people.
package struct QueuePlace: Hashable, Sendable {
    /// As it is stored, which need not be a priority that this program knows.
    package var priority: Int64
    /// Since when, in milliseconds.
    package var since: Int64
    package var id: String

    package init(priority: Int64, since: Int64, id: String) {
        self.priority = priority
        self.since = since
        self.id = id
    }
}
