import CPostgreSQL

/// Where a PostgreSQL server is, and as whom it is used: `postgres://user@host:port/database?…`, as libpq reads it.
///
/// What the address does not say comes from libpq's own places: `PGPASSWORD`, `PGPASSFILE`, `PGSERVICE` and the rest. The
/// password is in no description and in no error.
package struct PostgreSQLAddress: Hashable, Sendable {
    /// As it was given, password and all.
    let text: String
    private let user: String?
    private let hosts: String
    private let database: String?

    /// Whether a text looks like such an address.
    package static func isOne(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    /// - Throws: ``MalformedAddress`` when it is none.
    package init(_ text: String) throws(MalformedAddress) {
        guard Self.isOne(text) else { throw MalformedAddress("it does not begin with postgres://") }
        guard !text.utf8.contains(0) else { throw MalformedAddress("it holds a NUL") }
        // libpq would take the first `@` for the end of the password and say the rest of it aloud.
        let authority = text.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" && $0 != "?" }
        guard authority.count(where: { $0 == "@" }) <= 1 else {
            throw MalformedAddress("an @ in a password is written %40")
        }
        guard let parsed = unsafe PQconninfoParse(text, nil) else {
            throw MalformedAddress(
                "write postgres://user@host:port/database?…, with what is special in a password as %40 and so on")
        }
        defer { unsafe PQconninfoFree(parsed) }
        var values: [String: String] = [:]
        var option = unsafe parsed
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                values[unsafe String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option = unsafe option.advanced(by: 1)
        }
        self.text = text
        user = values["user"]
        database = values["dbname"]
        let names = (values["host"] ?? values["hostaddr"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let ports = (values["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        hosts = names.enumerated().map { index, name in
            let port = index < ports.count ? ports[index] : ports.last ?? ""
            return port.isEmpty ? String(name) : "\(name):\(port)"
        }.joined(separator: ",")
    }

    /// What libpq is told, in the order in which later words overrule earlier ones.
    ///
    /// An address may say otherwise than what stands before it: a server that is gone is noticed within seconds, and of
    /// several the one that can be written to is chosen.
    var parameters: [(keyword: String, value: String)] {
        [
            ("connect_timeout", "3"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
            ("keepalives_count", "3"),
            ("tcp_user_timeout", "5000"), ("target_session_attrs", "read-write"),
            ("fallback_application_name", "triage"),
            ("dbname", text), ("client_encoding", "UTF8"),
        ]
    }
}

extension PostgreSQLAddress: CustomStringConvertible {
    /// Without the password, and without anything else that follows the database's name.
    package var description: String {
        "postgres://\(user.map { $0 + "@" } ?? "")\(hosts)/\(database ?? "")"
    }
}

/// Why a text is no address of a server; it is not quoted, for it may hold a password.
package struct MalformedAddress: Error, Hashable, Sendable, CustomStringConvertible {
    private let why: String

    init(_ why: String) {
        self.why = why
    }

    package var description: String { "the address is not understood: \(why)" }
}
