import CPostgreSQL
import Glibc
import Storage

/// One connection to the server, used by one thread at a time.
///
/// Every wait has an end: the server ends statements that take too long, and when not even that is heard of, the connection
/// is given up.
@safe final class Session {
    private struct Prepared {
        let name: String
        let parameterTypes: [Oid]
    }

    private let connection: OpaquePointer
    private let limits: SessionLimits
    private var prepared: [String: Prepared] = [:]
    private var arguments = ArgumentList()
    /// Once it is lost a session is of no use any more.
    private(set) var isLost = false
    /// How many rows were changed in the transaction; a change of the schema counts as one.
    private var changes = 0

    /// Statements are few and the same for ever; a mistake that makes them many must not fill the server's memory.
    private static let statementLimit = 500

    /// Connects, and waits as long as the address says.
    ///
    /// - Throws: ``StorageError/unavailable(_:)``.
    init(_ address: PostgreSQLAddress, limits: SessionLimits) throws(StorageError) {
        let parameters = address.parameters
        guard let opened = unsafe Self.connect(parameters) else { throw .unavailable("out of memory") }
        unsafe connection = opened
        self.limits = limits
        guard unsafe PQstatus(connection) == CONNECTION_OK else {
            throw .unavailable(lastWords(of: "\(address)"))
        }
        unsafe PQsetnonblocking(connection, 1)
        // libpq would write what the server remarks to standard error, between the lines of the log.
        _ = unsafe PQsetNoticeReceiver(connection, { _, _ in }, nil)
        guard unsafe PQserverVersion(connection) >= 150_000 else {
            throw .unavailable("\(address) is older than PostgreSQL 15")
        }
        guard unsafe PQparameterStatus(connection, "server_encoding").map({ unsafe String(cString: $0) }) == "UTF8"
        else {
            throw .unavailable("the database of \(address) is not in UTF8")
        }
        for command in limits.commands { try run(command) }
    }

    deinit { unsafe PQfinish(connection) }

    private static func connect(_ parameters: [(keyword: String, value: String)]) -> OpaquePointer? {
        let words = unsafe parameters.map { unsafe strdup($0.keyword) }
        let values = unsafe parameters.map { unsafe strdup($0.value) }
        defer {
            unsafe words.forEach { unsafe free($0) }
            unsafe values.forEach { unsafe free($0) }
        }
        let keywords = unsafe words.map { unsafe $0.map { unsafe UnsafePointer($0) } } + [nil]
        let settings = unsafe values.map { unsafe $0.map { unsafe UnsafePointer($0) } } + [nil]
        return unsafe PQconnectdbParams(keywords, settings, 1)
    }

    /// What libpq says of the connection, in one line.
    private func lastWords(of subject: String) -> String {
        let words = unsafe String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline).first
        return words.map(String.init) ?? "\(subject) does not answer"
    }

    // MARK: Transactions

    /// What a transaction is for.
    enum Purpose {
        /// Looks at one moment of the store.
        case reading
        /// Sees with each statement what others have committed by then; rows and locks keep them apart.
        case writing

        fileprivate var command: String {
            switch self {
            case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .writing: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
            }
        }
    }

    func begin(_ purpose: Purpose) throws(StorageError) {
        changes = 0
        try run(purpose.command)
    }

    /// - Returns: whether there was anything to commit.
    /// - Throws: ``StorageError/unknownOutcome(_:)`` when the connection is lost before the server has answered.
    func commit() throws(StorageError) -> Bool {
        // Not sent on a connection that ended meanwhile: then it is certain that nothing was committed.
        try checkStillOpen()
        let result: QueryResult
        do {
            result = try exchange { unsafe PQsendQueryParams(connection, "COMMIT", 0, nil, nil, nil, nil, 1) }
        } catch .unavailable(let what) where changes > 0 {
            throw .unknownOutcome(what)
        }
        if !result.isGood, isLost, changes > 0 { throw .unknownOutcome("\(StorageError(result))") }
        try check(result)
        // A transaction in which a statement failed is rolled back instead, and nobody says that this is an error.
        guard result.command == "COMMIT" else {
            throw .statement("a statement failed and the transaction went on as if it had not")
        }
        return changes > 0
    }

    /// Undoes the transaction; a connection on which that fails is given up.
    func rollBack() {
        guard !isLost else { return }
        do {
            try run("ROLLBACK")
        } catch {
            isLost = true
        }
    }

    /// Runs a statement of our own without arguments.
    func run(_ command: String) throws(StorageError) {
        try check(try exchange { unsafe PQsendQueryParams(connection, command, 0, nil, nil, nil, nil, 1) })
    }

    // MARK: Statements

    /// Runs a statement, prepared the first time.
    func perform(_ sql: String, _ values: [SQLValue]) throws(StorageError) -> QueryResult {
        guard Self.isKept(sql) else {
            guard values.isEmpty else { throw .statement("a statement of this kind takes no arguments") }
            let result = try exchange { unsafe PQsendQueryParams(connection, sql, 0, nil, nil, nil, nil, 1) }
            try check(result)
            changes += 1
            return result
        }
        let statement = try prepare(sql)
        try arguments.fill(values, as: statement.parameterTypes)
        let result = try exchange {
            unsafe arguments.send { count, values, lengths, formats in
                unsafe PQsendQueryPrepared(connection, statement.name, count, values, lengths, formats, 1)
            }
        }
        try check(result)
        if !sql.hasPrefix("SELECT") { changes += result.changes }
        return result
    }

    /// Whether a statement is one that is run again and again, and not one that changes the schema.
    private static func isKept(_ sql: String) -> Bool {
        ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { sql.hasPrefix($0) }
    }

    private func prepare(_ sql: String) throws(StorageError) -> Prepared {
        if let known = prepared[sql] { return known }
        _ = try Placeholders.count(in: sql)
        if prepared.count >= Self.statementLimit {
            try run("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        try check(try exchange { unsafe PQsendPrepare(connection, name, sql, 0, nil) })
        let description = try exchange { unsafe PQsendDescribePrepared(connection, name) }
        try check(description)
        let statement = Prepared(name: name, parameterTypes: description.parameterTypes)
        prepared[sql] = statement
        return statement
    }

    private func check(_ result: QueryResult) throws(StorageError) {
        guard !result.isGood else { return }
        let error = StorageError(result)
        // A standby stays one: the next connection is to another server.
        if case .unavailable = error, result.field("C") == "25006" { isLost = true }
        throw error
    }

    // MARK: Waiting

    /// Sends something and waits for its whole answer.
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` when the connection is lost; what the server refuses is in the result.
    private func exchange(_ send: () -> Int32) throws(StorageError) -> QueryResult {
        guard !isLost else { throw .unavailable("the connection to the server is lost") }
        guard send() == 1 else { throw lost() }
        let end = ContinuousClock.now + limits.patience
        try flush(until: end)
        var last: QueryResult?
        while true {
            while unsafe PQisBusy(connection) == 1 {
                try wait(for: POLLIN, until: end)
                guard unsafe PQconsumeInput(connection) == 1 else { throw lost() }
            }
            guard let result = unsafe PQgetResult(connection) else { break }
            last = unsafe QueryResult(result)
        }
        if unsafe PQstatus(connection) != CONNECTION_OK { isLost = true }
        guard let last else { throw lost() }
        // Made by libpq itself when nothing comes any more: it has no code of the server's.
        if !last.isGood, last.field("C") == nil { throw lost() }
        return last
    }

    /// Looks whether the server has ended the connection, without waiting.
    private func checkStillOpen() throws(StorageError) {
        guard !isLost else { throw .unavailable("the connection to the server is lost") }
        for _ in 0..<8 {
            var watched = pollfd(fd: unsafe PQsocket(connection), events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&watched, 1, 0) > 0 else { return }
            guard unsafe PQconsumeInput(connection) == 1, unsafe PQstatus(connection) == CONNECTION_OK else {
                throw lost()
            }
        }
    }

    private func flush(until end: ContinuousClock.Instant) throws(StorageError) {
        while true {
            switch unsafe PQflush(connection) {
            case 0: return
            case 1:
                try wait(for: POLLIN | POLLOUT, until: end)
                guard unsafe PQconsumeInput(connection) == 1 else { throw lost() }
            default: throw lost()
            }
        }
    }

    private func wait(for events: Int32, until end: ContinuousClock.Instant) throws(StorageError) {
        while true {
            let left = max((end - .now) / .milliseconds(1), 0)
            let socket = unsafe PQsocket(connection)
            guard socket >= 0 else { throw lost() }
            var watched = pollfd(fd: socket, events: Int16(events), revents: 0)
            let outcome = unsafe poll(&watched, 1, Int32(min(left.rounded(.up), 1_000_000)))
            if outcome > 0 { return }
            if outcome < 0, errno == EINTR { continue }
            isLost = true
            throw .unavailable("the server does not answer")
        }
    }

    private func lost() -> StorageError {
        isLost = true
        return .unavailable(lastWords(of: "the server"))
    }
}
