import Conversations
import Storage
import Testing

@Suite struct BadMessageTests {
    /// One bad request and what it must get.
    struct Row: Sendable {
        let name: String
        let call: HTTPCall
        let status: Int
        var pointer: String?
        /// What must stand in the detail.
        var says: String?
    }

    @Test(.timeLimit(.minutes(5)))
    func `every bad message gets its problem document, and nothing of it is stored`() async throws {
        let folder = try await withServer { server in
            let client = try await server.client()
            for row in try Self.rows() {
                let answer = try await client.send(row.call)
                #expect(answer.status == row.status, "\(row.name): \(answer.text)")
                try Self.expectProblem(answer, row)
            }
            let health = try await client.get("/health")
            #expect(health.status == 200)
            #expect(server.log.contains("\"level\":\"error\"") == false, "bad input is no error of ours")
            return server.folder
        }
        let database = try await TestedStore.open(in: folder)
        for table in ["messages", "conversations", "customers", "decisions", "events"] {
            let count = try await database.read { try $0.row("SELECT count(*) FROM \(table)", [])?.integer(0) }
            #expect(count == 0, "\(table)")
        }
        try database.close()
    }

    private static func expectProblem(_ answer: HTTPAnswer, _ row: Row) throws {
        #expect(answer.header("content-type") == "application/problem+json", "\(row.name)")
        let problem = try answer.json()
        #expect(problem["status"]?.double == Double(answer.status), "\(row.name)")
        for field in ["type", "title", "detail"] {
            #expect(problem[field]?.text?.isEmpty == false, "\(row.name): \(field)")
        }
        if let says = row.says {
            #expect(problem["detail"]?.text?.contains(says) == true, "\(row.name): \(answer.text)")
        }
        if let pointer = row.pointer {
            let pointers = problem["errors"]?.items?.map { $0["pointer"]?.text } ?? []
            #expect(pointers == [pointer], "\(row.name): \(answer.text)")
        }
    }

    private static func rows() throws -> [Row] {
        try bodies() + fields() + headers() + routes()
    }

    private static func fields() throws -> [Row] {
        let bad: [(String, JSONValue, String)] = [
            ("an unknown channel", ["channel": "telegram"], "/channel"),
            ("a channel that is a number", ["channel": 7], "/channel"),
            ("a missing message", ["message": .null], "/message"),
            ("an empty message", ["message": ""], "/message"),
            ("a message of blanks", ["message": " \n\t "], "/message"),
            ("a message that is a list", ["message": ["a"]], "/message"),
            ("an over-long message", ["message": .string(text(65 * 1024))], "/message"),
            ("a NUL character", ["message": "a\u{0}b"], "/message"),
            ("an empty identifier", ["customer_identifier": ""], "/customer_identifier"),
            ("a blank identifier", ["customer_identifier": "  "], "/customer_identifier"),
            ("an over-long identifier", ["customer_identifier": .string(text(257))], "/customer_identifier"),
            ("an identifier with a line break", ["customer_identifier": "a\r\nb"], "/customer_identifier"),
            ("an identifier with a C1 control", ["customer_identifier": "a\u{85}b"], "/customer_identifier"),
            ("an identifier with a line separator", ["customer_identifier": "a\u{2028}b"], "/customer_identifier"),
            ("an identifier of separators", ["customer_identifier": "\u{2029}"], "/customer_identifier"),
            ("an identifier of odd blanks", ["customer_identifier": "\u{2003}\u{3000}"], "/customer_identifier"),
            (
                "words for an address", ["channel": "email", "customer_identifier": "not an address"],
                "/customer_identifier"
            ),
            (
                "a broken address", ["channel": "email", "customer_identifier": "Ana <ana@example>"],
                "/customer_identifier"
            ),
            ("an empty message id", ["message_id": ""], "/message_id"),
            ("a message id with a line separator", ["message_id": "a\u{2028}"], "/message_id"),
            ("an over-long message id", ["message_id": .string(text(256))], "/message_id"),
            ("a time that is none", ["sent_at": "yesterday"], "/sent_at"),
            ("a time long ago", ["sent_at": "0001-01-01T00:00:00Z"], "/sent_at"),
            ("a time far ahead", ["sent_at": "9999-12-31T23:59:59Z"], "/sent_at"),
            ("a customer that is a list", ["customer": []], "/customer"),
            ("a name that is a number", ["customer": ["name": 7]], "/customer/name"),
            ("a profile too large", ["customer": ["a": .string(text(9000))]], "/customer"),
            ("a name with a line separator", ["customer": ["name": "a\u{2028}b"]], "/customer/name"),
            ("attributes that are text", ["customer": ["attributes": "x"]], "/customer/attributes"),
            ("attributes that are a list", ["customer": ["attributes": []]], "/customer/attributes"),
            ("an attribute with a long name", ["customer": [text(65): 1]], "/customer/\(text(65))"),
            ("an attribute without a name", ["customer": ["": 1]], "/customer/"),
            ("an attribute of ours", ["customer": ["attributes": ["_x~/y": 1]]], "/customer/attributes/_x~0~1y"),
            ("a language that is none", ["customer": ["language": "klingon"]], "/customer/language"),
            ("a language with a blank", ["customer": ["language": "pt BR"]], "/customer/language"),
            ("an opt-out in words", ["customer": ["opted_out": "yes"]], "/customer/opted_out"),
            ("an opt-out by number", ["customer": ["opted_out": 1]], "/customer/opted_out"),
            (
                "an opt-out among the attributes", ["customer": ["attributes": ["opted_out": true]]],
                "/customer/attributes/opted_out"
            ),
            ("metadata that is a list", ["metadata": []], "/metadata"),
            ("metadata too large", ["metadata": ["a": .string(text(9000))]], "/metadata"),
            ("an inbox with a line break", ["inbox": "a\nb"], "/inbox"),
        ]
        return try bad.map { name, fields, pointer in
            Row(
                name: name, call: try HTTPClient.message("oi", from: "+5511970000002", fields), status: 422,
                pointer: pointer)
        }
    }

    private static func headers() -> [Row] {
        let types: [String?] = [
            nil, "text/plain", "application/json; charset=latin1", "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded", "application/jsonp",
        ]
        var gzip = raw(body())
        gzip.headers.append(("Content-Encoding", "gzip"))
        let keys = ["", String(repeating: "k", count: 256), "with blank", "ç"]
        return types.map { Row(name: "type \($0 ?? "none")", call: raw(body(), type: $0), status: 415) }
            + [Row(name: "compressed", call: gzip, status: 415)]
            + keys.map { key in
                var call = raw(body())
                call.headers.append(("Idempotency-Key", key))
                return Row(name: "key '\(key.prefix(12))'", call: call, status: 400)
            }
    }

    private static func routes() throws -> [Row] {
        let message = "/api/v1/conversations/message"
        let foreign: [(String, String)] = [
            ("a foreign token", "Bearer trg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), ("no scheme", "trg_x"),
            ("another scheme", "Basic dHJpYWdlOnRyaWFnZQ=="), ("an empty token", "Bearer "),
            ("a huge token", "Bearer " + text(4000)),
        ]
        let refused = foreign.map { name, value in
            var call = raw(body())
            call.headers.append(("Authorization", value))
            return Row(name: name, call: call, status: 401)
        }
        return refused + [
            Row(
                name: "an unknown inbox", call: try HTTPClient.message("oi", from: "+551197000", ["inbox": "nowhere"]),
                status: 404),
            Row(name: "an unknown path", call: .get("/api/v1/nothing"), status: 404),
            Row(name: "an unknown conversation", call: .get("/api/v1/conversations/cnv_00000000"), status: 404),
            Row(name: "no identifier", call: .get("/api/v1/conversations/%00"), status: 404),
            Row(name: "a wrong method", call: HTTPCall(method: "PUT", path: message), status: 405),
            Row(name: "GET for POST", call: .get(message), status: 405),
            Row(name: "DELETE of a reading route", call: HTTPCall(method: "DELETE", path: "/health"), status: 405),
            Row(
                name: "a limit of nothing", call: .get("/api/v1/conversations?limit=0"), status: 422, pointer: "/limit"),
            Row(
                name: "a cursor of ours that is none", call: .get("/api/v1/conversations?cursor=abc"), status: 422,
                pointer: "/cursor"),
            Row(
                name: "an unknown status", call: .get("/api/v1/conversations?status=lost"), status: 422,
                pointer: "/status"),
        ]
    }

    static func text(_ count: Int) -> String { String(repeating: "a", count: count) }
}
