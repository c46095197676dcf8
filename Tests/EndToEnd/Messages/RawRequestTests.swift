import Foundation
import TestSupport
import Testing

@Suite(.sharedServer) struct RawRequestTests {
    private static let target = "POST /api/v1/conversations/message HTTP/1.1\r\n"

    private static let bad: [(name: String, text: String)] = [
        ("no host", "GET /health HTTP/1.1\r\n\r\n"),
        ("two hosts", "GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        ("two equal hosts", "GET /health HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
        ("a host with a blank", "GET /health HTTP/1.1\r\nHost: a b\r\n\r\n"),
        ("a host with a path", "GET /health HTTP/1.1\r\nHost: a/../b\r\n\r\n"),
        ("a host that is no text", "GET /health HTTP/1.1\r\nHost: é\r\n\r\n"),
        ("an empty host", "GET /health HTTP/1.1\r\nHost:\r\n\r\n"),
        (
            "length and chunks",
            target + "Host: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        ("two lengths", target + "Host: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd"),
        ("a negative length", target + "Host: a\r\nContent-Length: -1\r\n\r\n"),
        ("a length beyond counting", target + "Host: a\r\nContent-Length: 99999999999999999999\r\n\r\n"),
        ("an unknown coding", target + "Host: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        ("a chunk beyond counting", target + "Host: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n"),
        ("a blank before the colon", "GET /health HTTP/1.1\r\nHost: a\r\nX-Blank : b\r\n\r\n"),
        ("a NUL in a header", "GET /health HTTP/1.1\r\nHost: a\r\nX-Null: a\u{0}b\r\n\r\n"),
        ("a header of 90 KB", "GET /health HTTP/1.1\r\nHost: a\r\nX-Long: \(repeated("a", 90_000))\r\n\r\n"),
        ("5,000 headers", "GET /health HTTP/1.1\r\nHost: a\r\n" + repeated("X-Many: 1\r\n", 5000) + "\r\n"),
        ("a path of 1 MB", "GET /\(repeated("a", 1_000_000)) HTTP/1.1\r\nHost: a\r\n\r\n"),
        ("another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ("no protocol", "hello\r\n\r\n"),
        ("no protocol, again and again", repeated("a\n\n", 200_000)),
        ("TLS", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}\r\n\r\n"),
    ]

    @Test func `what is no proper request is refused and the connection closed`() async throws {
        let port = try SharedServer.server().port
        for (name, text) in Self.bad {
            let connection = try await RawConnection.open(port: port)
            await connection.write(text)
            let status = try await connection.status(within: .seconds(5))
            #expect(try await connection.waitUntilClosed(within: .seconds(5)), "\(name) stays open")
            // Who writes on while being refused may lose the answer, never get another one.
            if let status {
                #expect((400...431).contains(status) || status == 501 || status == 505, "\(name): \(status)")
            }
            await connection.close()
        }
        #expect(try await SharedServer.client().get("/health").status == 200)
    }

    @Test func `clients that go away in the middle are no error of ours`() async throws {
        try await withServer { server in
            let client = try await server.client()
            for start in ["Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\n{"] {
                for resets in [false, true] {
                    let connection = try await RawConnection.open(port: server.port)
                    await connection.write(
                        Self.target + "Host: a\r\nAuthorization: Bearer \(client.token ?? "")\r\n"
                            + "Content-Type: application/json\r\n" + start)
                    if resets { await connection.reset() } else { await connection.close() }
                }
            }
            let told = try await eventually(within: .seconds(10)) {
                try await client.get("/metrics").text.contains(#"triage_http_requests_total{status="400"} 4"#)
            }
            #expect(told)
            #expect(!server.log.contains("\"level\":\"error\""), "\(server.log)")
        }
    }

    @Test func `a request without a host is told what is missing`() async throws {
        let connection = try await RawConnection.open(port: try SharedServer.server().port)
        await connection.write("GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /health HTTP/1.1\r\n\r\n")
        #expect(try await connection.waitUntilClosed(within: .seconds(5)))
        let parts = connection.text.components(separatedBy: "HTTP/1.1 ")
        #expect(parts.count == 3, "one good answer, then the refusal")
        #expect(parts.dropFirst().first?.hasPrefix("200") == true)
        #expect(parts.last?.hasPrefix("400") == true)
        #expect(parts.last?.contains("application/problem+json") == true)
        #expect(parts.last?.contains("Host") == true)
    }

    @Test func `methods that a path does not have are refused by name`() async throws {
        let client = try SharedServer.client()
        for method in ["TRACE", "DELETE", "PATCH"] {
            let answer = try await client.send(HTTPCall(method: method, path: "/api/v1/conversations/message"))
            #expect(answer.status == 405, "\(method)")
            #expect(answer.header("allow")?.contains("POST") == true, "\(method)")
        }
        for (method, status) in [("BREW", 400), ("PROPFIND", 501), ("MERGE", 501)] {
            let odd = try await client.send(HTTPCall(method: method, path: "/api/v1/conversations/message"))
            #expect(odd.status == status, "\(method)")
        }
    }

    @Test func `a body that is too large is refused with or without a length`() async throws {
        let server = try SharedServer.server()
        let token = try SharedServer.client().token ?? ""
        let head =
            Self.target + "Host: a\r\nAuthorization: Bearer \(token)\r\nContent-Type: application/json\r\n"
        let announced = try await RawConnection.open(port: server.port)
        await announced.write(head + "Content-Length: 8000000\r\n\r\n")
        #expect(try await announced.status() == 413)
        #expect(try await announced.waitUntilClosed(within: .seconds(5)))
        let chunked = try await RawConnection.open(port: server.port)
        await chunked.write(head + "Transfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<80 { await chunked.write("1000\r\n" + Self.repeated("a", 4096) + "\r\n") }
        #expect(try await chunked.status() == 413)
        let sent = try await RawConnection.open(port: server.port)
        await sent.write(head + "Content-Length: 2000000\r\n\r\n" + Self.repeated("a", 2_000_000))
        #expect(try await sent.status() == 413, "who sends on must still learn why")
    }

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
