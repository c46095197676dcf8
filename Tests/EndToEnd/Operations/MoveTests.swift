import Conversations
import Foundation
import TestSupport
import Testing

@Suite struct `A service that moves to PostgreSQL` {
    private static let message: JSONValue = ["message_id": .string("wamid.moved")]

    @Test func `goes on where it was`() async throws {
        let folder = try TemporaryFolder()
        let file = "sqlite:" + folder.file("store.db")
        let server = try await PostgreSQLServer.shared()
        let schema = try await server.makeSchema()
        let (token, first) = try await withServer(in: folder, on: file) { server in
            let client = try await server.client()
            let answer = try await client.message(SmallDomain.slow, from: "+5511970000001", Self.message)
            return (client.token ?? "", try answer.json())
        }
        let run = try await Program.run(
            ["migrate", "--from", file, "--to", server.networkAddress(of: schema)], in: folder)
        #expect(run.end == .exit(0), "\(run.errors)")
        #expect(run.output.contains("customers: 1\n"), "\(run.output)")
        #expect(!run.output.contains(PostgreSQLServer.password) && !run.output.contains("p%40"), "\(run.output)")
        let again = try await Program.run(
            ["migrate", "--from", file, "--to", server.networkAddress(of: schema)], in: folder)
        #expect(again.end == .exit(2))
        #expect(again.errors.contains("the target is not empty"), "\(again.errors)")
        try await withServer(in: folder, on: server.networkAddress(of: schema)) { server in
            let client = HTTPClient(port: server.port, token: token)
            let repeated = try await client.message(SmallDomain.slow, from: "+5511970000001", Self.message).json()
            #expect(repeated["message_id"] == first["message_id"])
            #expect(repeated["conversation_id"] == first["conversation_id"])
            let next = try await client.message("oi de novo", from: "+5511970000001").json()
            #expect(next["conversation_id"] == first["conversation_id"])
            #expect(try await client.get("/ready").status == 200)
            let doctor = try await Program.run(["doctor", "--database", server.database], in: folder)
            #expect(doctor.output.contains("server: PostgreSQL "), "\(doctor.output)\(doctor.errors)")
            #expect(!(server.log + doctor.output + doctor.errors).contains("p%40"), "the password was said")
        }
    }

    @Test func `must name both ends`() async throws {
        let folder = try TemporaryFolder()
        let run = try await Program.run(["migrate", "--from", "sqlite:a.db"], in: folder)
        #expect(run.end == .exit(2))
        let same = try await Program.run(["migrate", "--from", "sqlite:a.db", "--to", "sqlite:a.db"], in: folder)
        #expect(same.end == .exit(2))
    }
}
