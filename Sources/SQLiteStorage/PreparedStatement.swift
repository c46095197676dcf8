import GRDB
import GRDBSQLite
import Glibc
import Storage

/// A compiled statement of SQLite's, from binding its arguments to its last row.
///
/// It holds GRDB's statement, because SQLite's is finalised with it, and GRDB's cache may let go of it at any time.
struct PreparedStatement {
    private let owner: Statement

    /// - Throws: ``StorageError/statement(_:)`` when placeholders are not in order; looked at until it has run once.
    init(_ statement: Statement) throws(StorageError) {
        owner = statement
        if unsafe sqlite3_stmt_status(statement.sqliteStatement, SQLITE_STMTSTATUS_RUN, 0) == 0 {
            _ = try Placeholders.count(in: statement.sql)
        }
    }

    private var statement: OpaquePointer { unsafe owner.sqliteStatement }

    /// Binds `$1`, `$2`, … in order.
    func bind(_ arguments: [SQLValue]) throws(StorageError) {
        guard unsafe Int(sqlite3_bind_parameter_count(statement)) == arguments.count else {
            throw .statement("\(arguments.count) arguments are not what the statement has placeholders for")
        }
        var position: Int32 = 1
        for argument in arguments {
            let code = bind(argument, at: position)
            guard code != Self.holdsNUL else {
                throw .statement("a text holds a NUL, which other engines have no place for")
            }
            guard code == SQLITE_OK else { throw failure(code) }
            position += 1
        }
    }

    private func bind(_ argument: SQLValue, at position: Int32) -> Int32 {
        switch argument {
        case .null: unsafe sqlite3_bind_null(statement, position)
        case .integer(let number): unsafe sqlite3_bind_int64(statement, position, number)
        case .real(let number): unsafe sqlite3_bind_double(statement, position, number)
        case .text(var text):
            text.withUTF8 { bytes in
                if let start = bytes.baseAddress, unsafe memchr(start, 0, bytes.count) != nil {
                    return Self.holdsNUL
                }
                return unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                    unsafe sqlite3_bind_text64(
                        statement, position, characters.baseAddress, UInt64(bytes.count), Self.copied,
                        UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            unsafe bytes.withUnsafeBytes { bytes in
                // Without an address SQLite would take an empty blob for NULL.
                unsafe bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, position, 0)
                    : sqlite3_bind_blob64(statement, position, bytes.baseAddress, UInt64(bytes.count), Self.copied)
            }
        }
    }

    /// Goes to the next row; false when there is none.
    func step() throws(StorageError) -> Bool {
        switch unsafe sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// The row that the statement stands on.
    func row() -> SQLRow {
        SQLRow((0..<(unsafe sqlite3_data_count(statement))).map(value))
    }

    private func value(_ column: Int32) -> SQLValue {
        switch unsafe sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            // The text first, because it is what may change how many bytes there are.
            .text(
                unsafe String(
                    decoding: UnsafeBufferPointer(
                        start: sqlite3_column_text(statement, column),
                        count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self))
        case SQLITE_BLOB:
            .blob(
                unsafe [UInt8](
                    UnsafeRawBufferPointer(
                        start: sqlite3_column_blob(statement, column),
                        count: Int(sqlite3_column_bytes(statement, column)))))
        default: .null
        }
    }

    /// Makes ready for the next use, and lets go of what was bound.
    func finish() {
        // It repeats the error of the step before, which has been thrown.
        unsafe sqlite3_reset(statement)
        unsafe sqlite3_clear_bindings(statement)
    }

    private func failure(_ code: Int32) -> StorageError {
        StorageError(
            DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: unsafe String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))))
    }

    /// No result of SQLite's, which are positive.
    private static let holdsNUL: Int32 = -1

    /// `SQLITE_TRANSIENT`, which is no constant that Swift can import: SQLite makes its own copy.
    private static var copied: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
