import Conversations
import TestSupport
import Testing

@Suite(.sharedServer) struct OperationTests {
    @Test func `health and readiness need no token`() async throws {
        let stranger = HTTPClient(port: try SharedServer.server().port, token: nil)
        let health = try await stranger.get("/health")
        #expect(health.status == 200)
        #expect(try health.json()["status"] == "ok")
        let ready = try await stranger.get("/ready")
        #expect(ready.status == 200)
        #expect(try ready.json()["status"] == "ready")
        #expect(try ready.json()["models"]?["default"]?.text?.hasPrefix("sha256:") == true)
    }

    @Test func `metrics are Prometheus text and count what happens`() async throws {
        let client = try SharedServer.client()
        _ = try await client.message(SmallDomain.slow, from: "+5511910000001", key: "metrics")
        _ = try await client.message(SmallDomain.slow, from: "+5511910000001", key: "metrics")
        let answer = try await client.get("/metrics")
        #expect(answer.header("content-type")?.hasPrefix("text/plain; version=0.0.4") == true)
        #expect(answer.text.hasSuffix("\n"))
        var samples: [String: Double] = [:]
        for line in answer.text.split(separator: "\n") where !line.hasPrefix("#") {
            let sample = try #require(line.wholeMatch(of: #/([a-z_]+(?:\{[^}]*\})?) (\S+)/#), "\(line)")
            samples[String(sample.1)] = Double(sample.2)
        }
        #expect(samples["triage_messages_total{resolution=\"ai_automated\",reason=\"answered\"}"] == 1)
        #expect(samples["triage_duplicate_messages_total"] == 1)
        #expect(try #require(samples["triage_http_requests_total{status=\"200\"}"]) >= 2)
        #expect(samples["triage_intake_queue_depth"] == 0)
        let buckets = samples.filter { $0.key.hasPrefix("triage_http_request_seconds_bucket") }
        #expect(buckets.values.max() == samples["triage_http_request_seconds_count"])
    }

    @Test func `the description of the API is there to read`() async throws {
        let client = try SharedServer.client()
        let description = try await client.get("/openapi.json")
        #expect(description.status == 200)
        let document = try description.json()
        #expect(document["openapi"]?.text?.hasPrefix("3.1") == true)
        #expect(document["paths"]?.fields?["/api/v1/conversations/message"] != nil)
        let page = try await client.get("/docs")
        #expect(page.status == 200)
        #expect(page.header("content-type")?.hasPrefix("text/html") == true)
    }

    @Test func `what the description promises is there`() async throws {
        let client = try SharedServer.client()
        let paths = try #require(try await client.get("/openapi.json").json()["paths"]?.fields)
        for (path, operations) in paths {
            let concrete = path.replacing(#/\{[a-z_]+\}/#, with: "x_00000000")
            for method in operations.fields?.keys.map({ $0.uppercased() }) ?? []
            where ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(method) {
                let answer = try await client.send(HTTPCall(method: method, path: concrete))
                #expect(answer.status < 500 && answer.status != 405, "\(method) \(path)")
                let isUnknown = answer.status == 404 && answer.text.contains("nothing at this path")
                #expect(!isUnknown || path == "/", "\(method) \(path)")
            }
        }
    }

    @Test func `HEAD is GET without the body`() async throws {
        let client = try SharedServer.client()
        for path in ["/health", "/metrics", "/openapi.json"] {
            let answer = try await client.send(HTTPCall(method: "HEAD", path: path))
            #expect(answer.status == 200, "\(path)")
            #expect(answer.body.isEmpty, "\(path)")
        }
    }

    @Test func `what customers write is in no log`() async throws {
        let server = try SharedServer.server()
        let client = try SharedServer.client()
        // For a person: what the machine answers is counted by another test.
        _ = try await client.message("\(SmallDomain.human), segredo-do-cliente-4711", from: "+5511910000002")
        _ = try await client.send(
            HTTPCall(
                method: "POST", path: "/api/v1/conversations/message", headers: [("Content-Type", "application/json")],
                body: Array("{\"message\":\"segredo-do-cliente-4711\"".utf8)))
        #expect(!server.log.contains("segredo-do-cliente-4711"))
        #expect(!server.log.contains("11910000002"))
    }

    @Test(.onFiles) func `a second server on the same database is refused in one line`() async throws {
        let server = try SharedServer.server()
        let run = try await Program.run(
            ["serve", "--config", server.folder.file("triage.yaml"), "--database", server.database, "--port", "0"],
            in: server.folder)
        #expect(run.end == .exit(1))
        #expect(run.output.isEmpty)
        #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        #expect(run.errors.contains("in use by process \(server.process.identifier)"), "\(run.errors)")
        #expect(try await SharedServer.client().get("/health").status == 200)
    }

    @Test func `an address that somebody else listens on ends a server with a clear line`() async throws {
        let server = try SharedServer.server()
        let folder = try TemporaryFolder()
        _ = try SmallDomain(in: folder)
        try folder.write(Server.Settings().text(for: SmallDomain(in: folder)), to: "triage.yaml")
        let taken = "127.0.0.1:\(server.port)"
        for (flags, says) in [
            (["--port", "\(server.port)"], "cannot listen on \(taken): Address already in use\n"),
            // One of those that are for documentation, and nobody's.
            (["--host", "203.0.113.1"], "cannot listen on 203.0.113.1:0: Cannot assign requested address\n"),
            (["--host", "no.host.invalid"], "cannot listen on no.host.invalid:0: there is no host of that name\n"),
        ] {
            let run = try await Program.run(
                ["serve", "--config", folder.file("triage.yaml"), "--database", "sqlite:" + folder.file("store.db")]
                    + flags, in: folder)
            #expect(run.end == .exit(1))
            #expect(run.output.isEmpty)
            #expect(run.errors == says)
        }
        let run = try await Program.run(["webhooks", "listen", "--port", "\(server.port)"], in: folder)
        #expect(run.end == .exit(1))
        #expect(run.errors == "cannot listen on \(taken): Address already in use\n")
        #expect(try await SharedServer.client().get("/health").status == 200)
    }
}
