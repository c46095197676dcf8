import Testing

/// What is wrong below HTTP's fields: chunks, transfer codings, request lines.
@Suite(.sharedServer) struct FramingTests {
    private static let chunks: [(name: String, body: String)] = [
        ("a length that is no number", "zz\r\nabc\r\n0\r\n\r\n"), ("no length", "\r\nabc\r\n0\r\n\r\n"),
        ("a negative length", "-1\r\nabc\r\n0\r\n\r\n"),
        ("a length that is not kept", "3\r\nabcd\r\n0\r\n\r\n"), ("a good chunk, then none", "2\r\n{}\r\nnope\r\n"),
    ]

    /// The answers that a raw connection gets until it is closed.
    private func answers(to text: String, _ name: String) async throws -> [String] {
        let connection = try await RawConnection.open(port: try SharedServer.server().port)
        await connection.write(text)
        #expect(try await connection.waitUntilClosed(within: .seconds(5)), "\(name) stays open")
        await connection.close()
        // What no text of a problem document says.
        return connection.text.split(separator: #/HTTP/1\.1 (?=\d{3} )/#).map(String.init)
    }

    private func expectProblem(_ answer: String?, _ statuses: Set<String>, _ name: String) {
        #expect(statuses.contains(String(answer?.prefix(3) ?? "")), "\(name): \(answer ?? "no answer")")
        #expect(answer?.lowercased().contains("content-type: application/problem+json") == true, "\(name)")
        #expect(answer?.lowercased().contains("connection: close") == true, "\(name)")
        for field in ["type", "title", "status", "detail"] {
            #expect(answer?.contains("\"\(field)\":") == true, "\(name): \(answer ?? "no answer")")
        }
    }

    @Test func `malformed chunks are the caller's fault, told once`() async throws {
        let token = try SharedServer.client().token ?? ""
        for (name, body) in Self.chunks {
            for authorization in ["Authorization: Bearer \(token)\r\n", ""] {
                let answers = try await answers(
                    to: "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\n\(authorization)"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + body, name)
                #expect(answers.count == 1, "\(name): \(answers)")
                if authorization.isEmpty {
                    #expect(["400", "401"].contains(answers.first?.prefix(3)), "\(name): \(answers)")
                } else {
                    expectProblem(answers.first, ["400"], name)
                }
            }
        }
        #expect(!(try SharedServer.server().log.contains("\"level\":\"error\"")), "bad input is no error of ours")
    }

    @Test func `a body is refused as soon as its chunks announce too much`() async throws {
        let token = try SharedServer.client().token ?? ""
        let head =
            "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(token)\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        let bad: [(name: String, chunks: String, status: Set<String>)] = [
            ("2^63 - 1", "7FFFFFFFFFFFFFFF\r\n{", ["413"]), ("beyond 64 bits", "FFFFFFFFFFFFFFFFF\r\n{", ["413"]),
            ("one more than may be", "40001\r\n{", ["413"]), ("a length without its end", "40001", ["413"]),
            ("two together", "3\r\n{  \r\n3fffe\r\n ", ["413"]),
            ("a length that never ends", "2;" + repeated("a", 300), ["400"]),
            ("zeros that never end", repeated("0", 300), ["400"]),
        ]
        for (name, chunks, status) in bad {
            let answers = try await answers(to: head + chunks, name)
            #expect(answers.count == 1, "\(name): \(answers)")
            expectProblem(answers.first, status, name)
        }
        let most = try await answers(
            to: head.replacing("Host: a", with: "Host: a\r\nConnection: close") + "20000;a=\"b\"\r\n"
                + repeated(" ", 0x20000)
                + "\r\n20000\r\n" + repeated(" ", 0x20000) + "\r\n0\r\n\r\n", "as much as may be")
        #expect(most.first?.contains("ends too early") == true, "\(most)")
    }

    @Test func `what is no request gets a problem document too`() async throws {
        let bad: [(name: String, text: String, statuses: Set<String>)] = [
            ("no protocol", "hello\r\n\r\n", ["400"]),
            ("another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", ["400", "505"]),
            ("a NUL in a field", "GET /health HTTP/1.1\r\nHost: a\r\nX-Null: a\u{0}b\r\n\r\n", ["400"]),
            ("a negative length", "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", ["400"]),
            (
                "two lengths", "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
                ["400"]
            ),
            (
                "a long field", "GET /health HTTP/1.1\r\nHost: a\r\nX-Long: \(repeated("a", 20_000))\r\n\r\n", ["431"]
            ),
            (
                "many fields", "GET /health HTTP/1.1\r\nHost: a\r\n\(repeated("X-Many: 1\r\n", 200))\r\n", ["431"]
            ),
        ]
        for (name, text, statuses) in bad {
            let answers = try await answers(to: text, name)
            #expect(answers.count == 1, "\(name): \(answers)")
            expectProblem(answers.first, statuses, name)
        }
        // One good request, then a bad one on the same connection: each its own answer.
        let both = try await answers(to: "GET /health HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n", "after a good one")
        #expect(both.count == 2)
        #expect(both.first?.hasPrefix("200") == true)
        expectProblem(both.last, ["400"], "after a good one")
    }

    @Test func `no transfer coding but chunked is taken`() async throws {
        let token = try SharedServer.client().token ?? ""
        for coding in ["gzip, chunked", "gzip,chunked", "identity, chunked", "chunked, chunked", "gzip", "xchunked"] {
            let answers = try await answers(
                to: "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(token)\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: \(coding)\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                coding)
            #expect(answers.count == 1, "\(coding): \(answers)")
            expectProblem(answers.first, ["400", "501"], coding)
        }
        let twice = try await answers(
            to: "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "two fields")
        expectProblem(twice.first, ["400", "501"], "two fields")
    }

    @Test func `good chunks are read`() async throws {
        let token = try SharedServer.client().token ?? ""
        let json = #"{"channel":"whatsapp","customer_identifier":"+5511961000001","message":"internet lenta"}"#
        let chunks = json.map { "1\r\n\($0)\r\n" }.joined()
        let answers = try await answers(
            to: "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(token)\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + chunks + "0\r\n\r\n", "good chunks")
        #expect(answers.first?.hasPrefix("200") == true, "\(answers)")
    }

    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
}
