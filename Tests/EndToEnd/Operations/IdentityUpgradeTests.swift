import Conversations
import Storage
import TestSupport
import Testing

@Suite struct IdentityUpgradeTests {
    /// Leaves a store as the version before would have.
    private func age(_ folder: TemporaryFolder) async throws {
        let database = try await TestedStore.open(in: folder)
        try await database.write { connection in
            try connection.execute("UPDATE customer_identifiers SET standing = 0")
            try connection.execute(
                "UPDATE customer_identifiers SET value = '+5556987654321' WHERE value = '+56987654321'")
        }
        try database.close()
    }

    @Test func `an older store is read anew, and what is in doubt is told until it is accepted`() async throws {
        var server = try await Server.start()
        var client = try await server.client()
        func customer(_ identifier: String) async throws -> String {
            try await client.message("oi", from: identifier).json()["customer_id"]?.text ?? ""
        }
        let (ordinary, doubtful) = (try await customer("5511987654321"), try await customer("5551987654321"))
        let chilean = try await customer("56987654321")
        #expect(await server.stop() == .exit(0))

        try await age(server.folder)

        server = try await Server.start(in: server.folder)
        client = try await server.client()
        #expect(server.log.contains("customers' identifiers were read anew"))
        #expect(server.log.contains(doubtful))
        #expect(!server.log.contains("51987654321"), "numbers are in no log")
        #expect(try await customer("5511987654321") == ordinary)
        #expect(try await customer("56987654321") == chilean)
        #expect(try await customer("5551987654321") == doubtful)
        let peru = try await customer("51987654321")
        #expect(![ordinary, doubtful, chilean].contains(peru))

        let doctor = ["doctor", "--config", server.folder.file("triage.yaml"), "--database", server.database]
        var run = try await Program.run(doctor, in: server.folder)
        #expect(run.output.contains("warn  identities: 1 may be another's"), "\(run.output)")
        #expect(run.output.contains(doubtful), "\(run.output)")
        #expect(await server.stop() == .exit(0))

        run = try await Program.run(
            ["migrate", "--accept-identities", "--database", server.database], in: server.folder)
        #expect(run.end == .exit(0) && run.output.contains("Accepted 1 identifiers."), "\(run.output)\(run.errors)")
        run = try await Program.run(doctor, in: server.folder)
        #expect(!run.output.contains("identities"), "\(run.output)")
    }
}
