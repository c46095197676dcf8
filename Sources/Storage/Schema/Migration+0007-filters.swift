extension Migration {
    /// What every list of the desk is read from, whatever it is filtered by.
    ///
    /// Each index begins with what a filter names, goes on with owner and status, of which there are few pairs, and then lies
    /// in the lists' order; what is left of a filter stands behind that, so that it is checked without looking at the rows.
    /// They take the place of all that listed before: a conversation that the bot answers is in one of them instead of one,
    /// one that a team had in two instead of up to four.
    static let filters = Migration(number: 7, name: "filters") { _ in
        [
            "DROP INDEX conversations_by_update",
            "DROP INDEX conversations_by_owner",
            "DROP INDEX conversations_by_status",
            "DROP INDEX conversations_by_team",
            "DROP INDEX conversations_by_agent",
            "DROP INDEX conversations_waiting",
            """
            CREATE INDEX conversations_listed ON conversations (owner, status, updated_at, id, channel, inbox, priority)
            """,
            """
            CREATE INDEX conversations_of_team ON conversations
                (team, owner, status, updated_at, id, channel, inbox, priority) WHERE team IS NOT NULL
            """,
            """
            CREATE INDEX conversations_of_agent ON conversations
                (owner_name, owner, status, updated_at, id, channel, inbox, priority, team) WHERE owner = 'agent'
            """,
            """
            CREATE INDEX conversations_waiting ON conversations (owner, priority, waiting_since, id)
                WHERE owner = 'queue' AND waiting_since IS NOT NULL
            """,
            """
            CREATE INDEX conversations_waiting_for_team ON conversations (team, owner, priority, waiting_since, id)
                WHERE owner = 'queue' AND waiting_since IS NOT NULL
            """,
        ]
    }
}
