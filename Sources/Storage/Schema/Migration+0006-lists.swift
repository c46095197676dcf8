extension Migration {
    /// What the desk's lists look for, latest first.
    ///
    /// An index with `updated_at` is rewritten by every message of a conversation it holds. These hold none that the bot
    /// answers, which are `pending` and of no team, so that only those with people in them cost more to write.
    static let lists = Migration(number: 6, name: "lists") { _ in
        [
            """
            CREATE INDEX conversations_by_agent ON conversations (owner_name, updated_at, id) WHERE owner = 'agent'
            """,
            "CREATE INDEX conversations_by_owner ON conversations (owner, updated_at, id) WHERE owner <> 'bot'",
            """
            CREATE INDEX conversations_by_team ON conversations (team, updated_at, id)
                WHERE team IS NOT NULL AND status IN ('open', 'pending', 'snoozed')
            """,
            """
            CREATE INDEX conversations_by_status ON conversations (status, updated_at, id) WHERE status <> 'pending'
            """,
        ]
    }
}
