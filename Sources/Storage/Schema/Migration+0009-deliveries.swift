extension Migration {
    /// What lists of deliveries in one state are read from, latest first, however many were delivered.
    ///
    /// An endpoint's dead letters have an index since number 2.
    static let deliveries = Migration(number: 9, name: "deliveries") { _ in
        [
            "CREATE INDEX deliveries_dead_of_all ON deliveries (id) WHERE state = 'dead'",
            "CREATE INDEX deliveries_waiting ON deliveries (endpoint_id, id) WHERE state = 'waiting'",
            "CREATE INDEX deliveries_at_work ON deliveries (endpoint_id, id) WHERE state = 'leased'",
        ]
    }
}
