import CPostgreSQL
import Storage

/// What the server answered to one statement.
@safe final class QueryResult {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        unsafe self.result = result
    }

    deinit { unsafe PQclear(result) }

    /// How the statement ended.
    var status: ExecStatusType { unsafe PQresultStatus(result) }

    /// Whether the server did what it was asked.
    var isGood: Bool { status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK }

    /// What was done, such as `COMMIT`.
    var command: String { unsafe PQcmdStatus(result).map { unsafe String(cString: $0) } ?? "" }

    /// How many rows were changed, or read.
    var changes: Int { unsafe PQcmdTuples(result).flatMap { unsafe Int(String(cString: $0)) } ?? 0 }

    /// One part of an error, by libpq's letter for it.
    func field(_ code: Character) -> String? {
        guard let letter = code.asciiValue else { return nil }
        return unsafe PQresultErrorField(result, Int32(letter)).map { unsafe String(cString: $0) }
    }

    /// The types of a described statement's arguments.
    var parameterTypes: [Oid] { (0..<(unsafe PQnparams(result))).map { unsafe PQparamtype(result, $0) } }

    /// Every row.
    func rows() throws(StorageError) -> [SQLRow] {
        let types = (0..<(unsafe PQnfields(result))).map { WireType(rawValue: unsafe PQftype(result, $0)) }
        var rows: [SQLRow] = []
        let count = unsafe PQntuples(result)
        rows.reserveCapacity(Int(count))
        for row in 0..<count {
            var values: [SQLValue] = []
            values.reserveCapacity(types.count)
            for (column, type) in types.enumerated() { values.append(try value(row, Int32(column), type)) }
            rows.append(SQLRow(values))
        }
        return rows
    }

    private func value(_ row: Int32, _ column: Int32, _ type: WireType?) throws(StorageError) -> SQLValue {
        guard unsafe PQgetisnull(result, row, column) == 0 else { return .null }
        guard let type else { throw .unexpectedColumn(Int(column)) }
        let bytes = unsafe UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
        return unsafe type.value(of: bytes)
    }
}
