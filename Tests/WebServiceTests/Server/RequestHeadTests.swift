import Testing

@testable import WebService

@Suite struct RequestHeadTests {
    /// Where a head ends when it comes in pieces that end at `ends`, inside of it.
    private static func length(of text: String, cutAt ends: [Int]) -> Int {
        let bytes = Array(text.utf8)
        var head = RequestHead()
        var start = 0
        for end in ends + [bytes.count] {
            let taken = head.advance(over: bytes[start..<end])
            if taken < end - start { return start + taken }
            start = end
        }
        return start
    }

    @Test func `a head ends with its empty line, however it is cut`() {
        let heads = [
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\nHost: a\n\n", "POST / HTTP/1.1\r\n\r\n",
        ]
        for text in heads {
            let count = text.utf8.count
            #expect(Self.length(of: text + "5\r\nhello\r\n0\r\n\r\n", cutAt: []) == count, "\(text)")
            for end in 0..<count {
                #expect(Self.length(of: text + "5\r\nhello", cutAt: [end]) == count, "\(text) cut at \(end)")
            }
            #expect(Self.length(of: text + "5\r\n\r\n", cutAt: Array(1..<count)) == count, "\(text) in single bytes")
        }
    }

    @Test func `the next head begins anew`() {
        var head = RequestHead()
        let one = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        let two = one + one
        #expect(head.advance(over: two) == one.count)
        #expect(head.advance(over: two[one.count...]) == one.count)
    }
}
