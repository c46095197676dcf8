/// The engines that run our SQL.
package enum SQLEngine: String, Sendable, Hashable, CaseIterable {
    /// Embedded: one process has the file, and one connection writes.
    case sqlite
    /// A server, for several nodes at once.
    case postgreSQL

    /// Whether others may change a store while this process works on it.
    package var isShared: Bool { self == .postgreSQL }
}

/// A text for each engine, where one does not serve both.
package struct SQLVariants: Sendable {
    private let sqlite: String
    private let postgreSQL: String

    init(sqlite: String, postgreSQL: String) {
        self.sqlite = sqlite
        self.postgreSQL = postgreSQL
    }

    package subscript(engine: SQLEngine) -> String {
        switch engine {
        case .sqlite: sqlite
        case .postgreSQL: postgreSQL
        }
    }
}
