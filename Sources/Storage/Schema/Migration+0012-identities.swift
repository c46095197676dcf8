extension Migration {
    /// Which identifiers were read by the rules of before, that guessed at countries.
    ///
    /// Every row that is there gets the standing 0; the service reads them anew when it starts, for which it must know the
    /// inboxes' regions.
    static let identities = Migration(number: 12, name: "identities") { words in
        [
            "ALTER TABLE customer_identifiers ADD COLUMN standing \(words.integer) NOT NULL DEFAULT 0",
            """
            CREATE INDEX customer_identifiers_unsettled ON customer_identifiers (standing, kind, value)
                WHERE standing <> 1
            """,
        ]
    }
}
