import NIOHTTP1

/// Which part of a message the HTTP decoder takes next; shared by the handlers below and above it.
///
/// The handlers of one connection run on one event loop.
final class FramingProgress {
    enum Expectation {
        /// The head of a request, its line first.
        case head
        /// So many bytes of a body.
        case bytes(Int)
        /// Chunks and trailers.
        case chunks(ChunkedBody)
        /// Nothing more: what came was refused, and the connection ends once that is said.
        case nothing
    }

    var expectation = Expectation.head

    /// The decoder has taken a head, and with it decided what comes after it.
    func took(_ head: HTTPRequestHead) {
        if head.headers.contains(name: "transfer-encoding") {
            expectation = .chunks(ChunkedBody())
        } else {
            expectation = .bytes(head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0)
        }
    }
}
