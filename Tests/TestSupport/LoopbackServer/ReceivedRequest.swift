/// A request as a test's server read it.
package struct ReceivedRequest: Hashable, Sendable {
    /// `POST /path HTTP/1.1`.
    package let line: String
    package let headers: [(name: String, value: String)]
    package var body: [UInt8] = []

    init(head: String) {
        let lines = head.split(separator: "\r\n").map(String.init)
        line = lines.first ?? ""
        headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (
                parts.first.map { $0.lowercased() } ?? "",
                parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
            )
        }
    }

    /// The first header of that name; the name in lower case.
    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    package static func == (left: Self, right: Self) -> Bool {
        left.line == right.line && left.body == right.body
            && left.headers.elementsEqual(right.headers, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(line)
        hasher.combine(body)
    }
}

/// What a well-behaved test server answers.
package struct LoopbackAnswer: Sendable {
    package var status: Int
    package var headers: [String]
    package var body: String

    package init(_ status: Int, headers: [String] = [], body: String = "") {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package var bytes: [UInt8] {
        let lines = ["HTTP/1.1 \(status) Answer", "Content-Length: \(body.utf8.count)"] + headers
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }
}
