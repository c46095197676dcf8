import NIOHTTP1
import Testing

@testable import WebService

@Suite struct ChunkedBodyTests {
    /// How many bytes a body takes when they come in pieces that end at `ends`, inside of the body.
    private static func length(of text: String, cutAt ends: [Int], limit: Int = 100) throws -> Int {
        let bytes = Array(text.utf8)
        var body = ChunkedBody()
        var start = 0
        for end in ends + [bytes.count] {
            let taken = try body.advance(over: bytes[start..<end], limit: limit)
            if taken < end - start { return start + taken }
            start = end
        }
        return start
    }

    @Test func `a body ends where its trailers do, however it is cut`() throws {
        let bodies = [
            "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "5\nhello\n0\n\n", "05;a=\"b\"\r\n0\r\n\r\n\r\n0\r\nX-A: b\r\n\r\n",
            "a\r\n0123456789\r\nA\r\n0123456789\r\n000\r\n\r\n",
        ]
        for text in bodies {
            let count = text.utf8.count
            #expect(try Self.length(of: text + "GET /", cutAt: []) == count, "\(text)")
            for end in 0..<count {
                #expect(try Self.length(of: text + "GET /", cutAt: [end]) == count, "\(text) cut at \(end)")
            }
            #expect(try Self.length(of: text + "GET /", cutAt: Array(1..<count)) == count, "\(text) in single bytes")
        }
    }

    @Test func `what is announced counts, not what is there`() throws {
        #expect(throws: Never.self) { try Self.length(of: "64\r\n", cutAt: []) }
        for text in ["65", "64;a\r\n" + String(repeating: "b", count: 100) + "\r\n1", "fffffffffffffffffffffffffff"] {
            #expect(throws: RequestInterruption.tooLarge) { try Self.length(of: text, cutAt: []) }
        }
        #expect(throws: HTTPParserError.invalidChunkSize) {
            try Self.length(of: String(repeating: "0", count: 257), cutAt: [])
        }
    }
}
