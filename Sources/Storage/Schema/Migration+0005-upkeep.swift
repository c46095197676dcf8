extension Migration {
    /// What upkeep looks for: deliveries that are over, and suspects, by their age.
    static let upkeep = Migration(number: 5, name: "upkeep") { _ in
        [
            "CREATE INDEX deliveries_delivered_by_age ON deliveries (completed_at) WHERE state = 'delivered'",
            "CREATE INDEX deliveries_dead_by_age ON deliveries (completed_at) WHERE state = 'dead'",
            "CREATE INDEX suspect_messages_by_age ON suspect_messages (last_at)",
        ]
    }
}
