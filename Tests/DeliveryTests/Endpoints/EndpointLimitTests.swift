import Delivery
import TestSupport
import Testing
import Transport

@Suite struct EndpointLimitTests {
    @Test func `there may be 100 endpoints`() async throws {
        let outbox = try await Outbox()
        let endpoints = WebhookEndpoints(
            database: outbox.database, addresses: AddressPolicy(allowsPrivate: true), allowsPlainHTTP: true)
        for number in 0..<100 {
            _ = try await endpoints.create(url: "https://crm.example/\(number)", eventTypes: ["*"], at: Outbox.now)
        }
        await #expect(throws: WebhookEndpointError.tooMany(limit: 100)) {
            try await endpoints.create(url: "https://crm.example/100", eventTypes: ["*"], at: Outbox.now)
        }
    }
}
