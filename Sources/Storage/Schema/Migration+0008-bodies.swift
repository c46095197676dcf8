extension Migration {
    /// Forgets the bodies of events that nobody can be sent any more, as upkeep does with the last delivery.
    ///
    /// Upkeep once removed deliveries and left the bodies; nothing would ever look at those again.
    static let bodies = Migration(number: 8, name: "bodies") { _ in
        [
            """
            UPDATE events SET body = NULL
            WHERE body IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM webhook_endpoints e
                WHERE EXISTS (
                    SELECT 1 FROM deliveries d WHERE d.endpoint_id = e.id AND d.event_sequence = events.sequence))
            """
        ]
    }
}
