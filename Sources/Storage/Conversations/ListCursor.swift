/// A place in a list ordered by a number and, for equals, by id.
package struct ListCursor: Hashable, Sendable {
    package var key: Int64
    package var id: String

    package init(key: Int64, id: String) {
        self.key = key
        self.id = id
    }
}
