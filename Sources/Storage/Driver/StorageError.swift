/// What can go wrong with the store, and what becomes of the work.
package enum StorageError: Error, Hashable, Sendable {
    /// No space, read-only or an input/output error: refuse, say so, try later.
    case unavailable(String)
    /// A constraint refused the row.
    case constraint(Constraint, String)
    /// Somebody else changed the same at the same moment: done again on what is there now, it may succeed.
    case conflict(String)
    /// The connection was lost while a transaction was committed: it is stored, or it is not.
    case unknownOutcome(String)
    /// Another process holds the database.
    case inUse(String)
    /// The file is no database, or damaged: the backup must be restored.
    case damaged(String)
    /// The database is another program's.
    case foreign(String)
    /// The schema is newer than this program, or was changed by hand.
    case schema(String)
    /// A statement is wrong; a mistake of ours.
    case statement(String)
    /// A stored value is not what this program wrote; other rows are not concerned.
    case unreadable(String)
    /// A column has another type than this program wrote.
    case unexpectedColumn(Int)

    /// What a constraint asks for.
    package enum Constraint: Hashable, Sendable {
        case unique, reference, notNull, check
    }
}

extension StorageError {
    /// Whether the store as a whole is at fault, so that trying the same in another way is of no use.
    package var isOfStore: Bool {
        switch self {
        case .unavailable, .damaged, .unknownOutcome: true
        default: false
        }
    }

    /// Whether somebody else was first, so that the same may succeed on what is there now.
    package var isConflict: Bool {
        switch self {
        case .conflict, .constraint(.unique, _): true
        default: false
        }
    }
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unavailable(let what): "the store is unavailable: \(what)"
        case .constraint(_, let what): "the store refused a row: \(what)"
        case .conflict(let what): "somebody else was first: \(what)"
        case .unknownOutcome(let what): "whether it was stored is not known: \(what)"
        case .inUse(let what): what
        case .damaged(let what): "the store is damaged: \(what)"
        case .foreign(let what): what
        case .schema(let what): what
        case .statement(let what): "a statement failed: \(what)"
        case .unreadable(let what): what
        case .unexpectedColumn(let column): "column \(column) holds an unexpected type"
        }
    }
}
