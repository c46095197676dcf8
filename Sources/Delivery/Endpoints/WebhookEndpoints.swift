package import Conversations
package import Storage
package import Transport

/// Managing webhook endpoints: the same acts for the API and for the command line.
package struct WebhookEndpoints: Sendable {
    /// More than any installation needs; each event is checked against all of them.
    static let limit = 100
    /// In bytes of UTF-8.
    static let descriptionLimit = 500
    /// How many deliveries one transaction changes; messages that wait for the writer come before the next.
    static let batch = 500
    /// How long the old secret signs beside the new one after a rotation.
    static let rotationSeconds = 24.0 * 3600

    private let database: any SQLDatabase
    private let addresses: AddressPolicy
    private let allowsPlainHTTP: Bool
    private let wake: @Sendable () -> Void

    /// - Parameters:
    ///   - addresses: where webhooks may go.
    ///   - allowsPlainHTTP: whether they may go there unencrypted.
    ///   - wake: called when something may have become due.
    package init(
        database: any SQLDatabase, addresses: AddressPolicy, allowsPlainHTTP: Bool,
        wake: @escaping @Sendable () -> Void = {}
    ) {
        self.database = database
        self.addresses = addresses
        self.allowsPlainHTTP = allowsPlainHTTP
        self.wake = wake
    }

    /// Makes an endpoint with a fresh secret.
    ///
    /// - Throws: ``WebhookEndpointError``.
    package func create(
        url: String, eventTypes: [String], description: String? = nil, at now: Instant
    ) async throws -> WebhookEndpoint {
        let endpoint = WebhookEndpoint(
            id: .fresh(at: now), url: try checked(url: url),
            description: try checked(description: description).flatMap(\.self),
            eventTypes: try checked(eventTypes: eventTypes), secret: WebhookSecret.generate().text, createdAt: now,
            updatedAt: now)
        try await database.write { connection in
            let store = EndpointStore(connection)
            guard try store.count() < Self.limit else { throw WebhookEndpointError.tooMany(limit: Self.limit) }
            try store.save(endpoint)
        }
        return endpoint
    }

    /// Changes what is given and leaves the rest; enabling clears the reason for which it was switched off.
    package func update(
        _ id: Identifier<WebhookEndpoint>, url: String?, eventTypes: [String]?, description: String?, enabled: Bool?,
        at now: Instant
    ) async throws -> WebhookEndpoint {
        let url = try url.map(checked(url:))
        let eventTypes = try eventTypes.map(checked(eventTypes:))
        let description = try checked(description: description)
        let changed = try await change(id, at: now) { endpoint in
            endpoint.url = url ?? endpoint.url
            endpoint.eventTypes = eventTypes ?? endpoint.eventTypes
            if let description { endpoint.description = description }
            if let enabled {
                endpoint.enabled = enabled
                endpoint.disabledReason = nil
            }
        }
        wake()
        return changed
    }

    /// Makes a new secret; the old one signs too for a day, so that receivers can change over without loss.
    package func rotateSecret(
        of id: Identifier<WebhookEndpoint>, at now: Instant
    ) async throws -> WebhookEndpoint {
        try await change(id, at: now) { endpoint in
            // Nobody can sign with one that cannot be read.
            let isReadable = (try? WebhookSecret(endpoint.secret)) != nil
            endpoint.previousSecret = isReadable ? endpoint.secret : nil
            endpoint.previousSecretUntil = isReadable ? now.adding(seconds: Self.rotationSeconds) : nil
            endpoint.secret = WebhookSecret.generate().text
        }
    }

    /// Removes an endpoint; what was still owed to it becomes dead letters with that reason.
    ///
    /// The endpoint first, so that nothing is added or claimed meanwhile; upkeep does the rest if this does not get through.
    package func delete(_ id: Identifier<WebhookEndpoint>, at now: Instant) async throws {
        guard try await database.write({ try EndpointStore($0).delete(id) }) else {
            throw WebhookEndpointError.unknownEndpoint
        }
        let abandon: @Sendable (any SQLConnection) throws -> Int = {
            try DeliveryStore($0).abandon(endpoint: id, at: now, limit: Self.batch)
        }
        while try await database.write(abandon) == Self.batch {}
    }

    /// Sends one dead letter again.
    ///
    /// - Returns: false when it is not a dead letter of that endpoint.
    package func replay(
        _ id: Identifier<WebhookEndpoint>, delivery: Int64, at now: Instant
    ) async throws -> Bool {
        let isReplayed = try await database.write { connection in
            guard try EndpointStore(connection).find(id) != nil else { throw WebhookEndpointError.unknownEndpoint }
            return try DeliveryStore(connection).replay(delivery, of: id, at: now)
        }
        wake()
        return isReplayed
    }

    /// Sends all dead letters of an endpoint again, those that it has now.
    ///
    /// - Returns: how many are on their way again.
    package func replayAll(_ id: Identifier<WebhookEndpoint>, at now: Instant) async throws -> Int {
        let latest = try await database.read { connection in
            guard try EndpointStore(connection).find(id) != nil else { throw WebhookEndpointError.unknownEndpoint }
            return try DeliveryStore(connection).latestDead(of: id)
        }
        guard let latest else { return 0 }
        var count = 0
        var last: Int64 = 0
        while true {
            let after = last
            let batch = try await database.write { connection -> (count: Int, last: Int64)? in
                // It may have been deleted since the batch before, and then nothing may wait for it.
                guard try EndpointStore(connection).find(id) != nil else { return nil }
                return try DeliveryStore(connection).replay(
                    endpoint: id, after: after, through: latest, at: now, limit: Self.batch)
            }
            guard let batch else { return count }
            wake()
            count += batch.count
            last = batch.last
        }
    }

    /// Queues an event that says nothing but that the endpoint works, for an endpoint that is enabled.
    package func queueTestEvent(
        for id: Identifier<WebhookEndpoint>, at now: Instant
    ) async throws -> Identifier<Event> {
        let event = try await database.write { connection in
            guard let endpoint = try EndpointStore(connection).find(id) else {
                throw WebhookEndpointError.unknownEndpoint
            }
            guard endpoint.enabled else { throw WebhookEndpointError.disabled }
            return try WebhookTest.queue(for: endpoint, on: connection, at: now)
        }
        wake()
        return event
    }

    private func change(
        _ id: Identifier<WebhookEndpoint>, at now: Instant, _ body: @escaping @Sendable (inout WebhookEndpoint) -> Void
    ) async throws -> WebhookEndpoint {
        try await database.write { connection in
            let store = EndpointStore(connection)
            guard var endpoint = try store.find(id) else { throw WebhookEndpointError.unknownEndpoint }
            body(&endpoint)
            endpoint.updatedAt = now
            try store.save(endpoint)
            return endpoint
        }
    }

    private func checked(url: String) throws -> String {
        do {
            return try WebhookURL(url, addresses: addresses, allowsPlainHTTP: allowsPlainHTTP).text
        } catch {
            throw WebhookEndpointError.invalidURL(error)
        }
    }

    /// Without repetitions; everything is everything, whatever else is named.
    private func checked(eventTypes: [String]) throws -> [String] {
        for type in eventTypes where type != "*" && EventType(rawValue: type) == nil {
            throw WebhookEndpointError.invalidEventType(String(type.prefix(60)))
        }
        guard !eventTypes.isEmpty else { throw WebhookEndpointError.invalidEventType("an empty list") }
        if eventTypes.contains("*") { return ["*"] }
        var seen: Set<String> = []
        return eventTypes.filter { seen.insert($0).inserted }
    }

    /// - Returns: nil when none is given; inside, nil when an empty one is, which takes a former one away.
    private func checked(description: String?) throws -> String?? {
        guard let description else { return nil }
        guard let flaw = description.flaw(asLineOf: Self.descriptionLimit) else { return description }
        guard flaw == .empty else { throw WebhookEndpointError.invalidDescription(flaw.description) }
        return .some(nil)
    }
}
