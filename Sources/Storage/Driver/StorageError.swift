/// What can go wrong with the store, and what becomes of the work.
package enum StorageError: Error, Hashable, Sendable {
    /// No space, read-only or an input/output error: refuse, say so, try later.
    case unavailable(String)
    /// A uniqueness or other constraint refused the row.
    case constraint(String)
    /// Another process holds the database.
    case inUse(String)
    /// The file is no database of ours, or damaged.
    case damaged(String)
    /// The schema is newer than this program, or was changed by hand.
    case schema(String)
    /// A statement is wrong; a mistake of ours.
    case statement(String)
    /// A column has another type than this program wrote.
    case unexpectedColumn(Int)
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unavailable(let what): "the store is unavailable: \(what)"
        case .constraint(let what): "the store refused a row: \(what)"
        case .inUse(let what): what
        case .damaged(let what): "the database file is damaged or not ours: \(what)"
        case .schema(let what): what
        case .statement(let what): "a statement failed: \(what)"
        case .unexpectedColumn(let column): "column \(column) holds an unexpected type"
        }
    }
}
