import GRDB
package import Storage

extension StorageError {
    /// What an error of SQLite means for the work at hand.
    package init(_ error: any Error) {
        if let already = error as? StorageError {
            self = already
            return
        }
        guard let error = error as? DatabaseError else {
            self = .unavailable(String(describing: type(of: error)))
            return
        }
        // The message names tables and columns, never values; arguments are not part of it.
        let message = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        self =
            switch error.resultCode {
            case .SQLITE_CONSTRAINT: .constraint(Constraint(error.extendedResultCode), message)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(message)
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_LOCKED,
                .SQLITE_NOMEM, .SQLITE_PROTOCOL, .SQLITE_PERM, .SQLITE_INTERRUPT:
                .unavailable(message)
            default: .statement(message)
            }
    }
}

extension StorageError.Constraint {
    fileprivate init(_ code: ResultCode) {
        self =
            switch code {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: .unique
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .reference
            case .SQLITE_CONSTRAINT_NOTNULL: .notNull
            default: .check
            }
    }
}
