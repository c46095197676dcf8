import Testing

/// Which connections end after an answer, and what comes on those that do not.
@Suite(.sharedServer) struct PersistenceTests {
    private static let json = #"{"channel":"whatsapp","customer_identifier":"+5511962000001","message":"oi"}"#

    private static func post(_ more: String) throws -> String {
        "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer \(try SharedServer.client().token ?? "")\r\n" + more
    }

    @Test func `a connection ends where the request says so, in whichever way`() async throws {
        let closing = [
            "GET /health HTTP/1.0\r\n\r\n", "GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
            "HEAD /health HTTP/1.0\r\nHost: a\r\n\r\n", "GET /nothing HTTP/1.0\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nConnection: TE, close\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nConnection: TE\r\nConnection: close\r\n\r\n",
            // The decoder takes nothing after these.
            "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
            "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        ]
        for request in closing {
            let connection = try await RawConnection.open(port: try SharedServer.server().port)
            await connection.write(request)
            #expect(try await connection.waitUntilClosed(within: .seconds(5)), "\(request) leaves it open")
            #expect(connection.text.contains("Connection: close\r\n"), "\(request): \(connection.text)")
            #expect(connection.text.hasPrefix("HTTP/1.1 "), "\(request)")
        }
    }

    @Test(arguments: [false, true])
    func `requests of every framing are answered in turn on one connection`(byteByByte: Bool) async throws {
        let json = Self.json
        let requests =
            try [
                "\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\n\r\n",
                Self.post("Content-Length: \(json.utf8.count)\r\n\r\n" + json),
                Self.post(
                    "Transfer-Encoding: chunked\r\n\r\n" + json.map { "1;x=y\r\n\($0)\r\n" }.joined() + "0\r\n\r\n"),
                "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n\r\n\r\nx",
                Self.post("Transfer-Encoding: chunked\r\n\r\n02\r\n{}\r\n00\r\nX-Trailer: a\r\nX-Other: b\r\n\r\n"),
                "GET /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            ].joined()
        let connection = try await RawConnection.open(port: try SharedServer.server().port)
        if byteByByte {
            for byte in requests.utf8 { await connection.write([byte]) }
        } else {
            await connection.write(requests)
        }
        #expect(try await connection.waitUntilClosed(within: .seconds(20)))
        let statuses = connection.text.matches(of: #/HTTP/1\.1 (\d{3}) /#).map { String($0.1) }
        #expect(statuses == ["200", "200", "200", "200", "422", "200", "200"], "\(connection.text)")
    }

    @Test func `a client that waits with its body is asked for it, when it is wanted`() async throws {
        let json = Self.json
        let waiting = "Expect: 100-continue\r\nContent-Length: \(json.utf8.count)\r\n\r\n"
        let patient = try await RawConnection.open(port: try SharedServer.server().port)
        await patient.write(try Self.post("Connection: close\r\n" + waiting))
        #expect(try await patient.status() == 100)
        await patient.write(json)
        #expect(try await patient.waitUntilClosed(within: .seconds(5)))
        #expect(patient.text.contains("\r\n\r\nHTTP/1.1 200 OK\r\n"), "\(patient.text)")

        let refused = try await RawConnection.open(port: try SharedServer.server().port)
        await refused.write(try Self.post("Expect: 100-continue\r\nContent-Length: 8000000\r\n\r\n"))
        #expect(try await refused.status() == 413, "nobody wants that body")
        #expect(try await refused.waitUntilClosed(within: .seconds(5)))

        let stranger = try await RawConnection.open(port: try SharedServer.server().port)
        await stranger.write(try Self.post(waiting).replacing("Bearer ", with: "Bearer x"))
        #expect(try await stranger.status() == 401)
        #expect(try await stranger.waitUntilClosed(within: .seconds(5)), "what follows may be the body or not")
    }
}
