/// How long things may take on a connection.
package struct SessionLimits: Hashable, Sendable {
    /// One statement.
    var statement = Duration.seconds(10)
    /// One lock that somebody else has.
    var lock = Duration.seconds(3)
    /// A transaction in which nothing happens.
    var idleTransaction = Duration.seconds(15)
    /// Until the connection is given up, because not even the server's own limits take effect.
    var patience = Duration.seconds(15)

    /// The limits of a service.
    package init() {}

    /// For work that takes as long as it takes, such as looking at or moving a whole store.
    package static let none: SessionLimits = {
        var limits = SessionLimits()
        limits.statement = .zero
        limits.idleTransaction = .zero
        limits.patience = .seconds(3600)
        return limits
    }()

    /// What a session begins with.
    var commands: [String] {
        func milliseconds(_ duration: Duration) -> Int64 { Int64(duration / .milliseconds(1)) }
        return [
            """
            SELECT set_config('statement_timeout', '\(milliseconds(statement))', false),
                set_config('lock_timeout', '\(milliseconds(lock))', false),
                set_config('idle_in_transaction_session_timeout', '\(milliseconds(idleTransaction))', false)
            """,
            // What is acknowledged must be on the disk; a stricter setting of the server's stays.
            """
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """,
        ]
    }
}
