import NIOHTTP1

/// Goes along with a body in chunks (RFC 9112, 7.1), to know of each chunk how long it is before it is there.
///
/// What is malformed is left to the decoder, except for a line that would never end.
struct ChunkedBody {
    /// Longer than any chunk's length with extensions that somebody means well with.
    static let longestLine = 256

    private enum Part {
        case length
        case data(Int)
        /// The line break after a chunk's data.
        case lineBreak
        case trailers
    }

    private var part = Part.length
    /// The length of the chunk whose line is being read, as far as it is there.
    private var size = 0
    private var isSizeComplete = false
    private var lineLength = 0
    /// What all the chunks so far announced together.
    private var total = 0

    /// Goes over some more bytes.
    ///
    /// - Parameter limit: how long all chunks may be together.
    /// - Returns: how many bytes belong to the body; less than all only at its end.
    /// - Throws: ``RequestInterruption/tooLarge``, or what the decoder would call a malformed length.
    mutating func advance(over bytes: some Collection<UInt8>, limit: Int) throws -> Int {
        var rest = bytes[...]
        while let byte = rest.first {
            switch part {
            case .data(let left):
                let taken = min(left, rest.count)
                part = taken == left ? .lineBreak : .data(left - taken)
                rest = rest.dropFirst(taken)
            case .lineBreak:
                rest.removeFirst()
                if byte == UInt8(ascii: "\n") { part = .length }
            case .length:
                rest.removeFirst()
                try takeLength(byte, limit: limit)
            case .trailers:
                rest.removeFirst()
                if byte == UInt8(ascii: "\n") {
                    // The empty line that ends them.
                    if lineLength == 0 { return bytes.count - rest.count }
                    lineLength = 0
                } else if byte != UInt8(ascii: "\r") {
                    lineLength += 1
                }
            }
        }
        return bytes.count
    }

    private mutating func takeLength(_ byte: UInt8, limit: Int) throws {
        lineLength += 1
        guard lineLength <= Self.longestLine else { throw HTTPParserError.invalidChunkSize }
        if byte == UInt8(ascii: "\n") {
            total += size
            part = size == 0 ? .trailers : .data(size)
            (size, isSizeComplete, lineLength) = (0, false, 0)
        } else if !isSizeComplete, let digit = Character(Unicode.Scalar(byte)).hexDigitValue {
            // Not more than 16 times the limit, so it cannot overflow.
            size = size * 16 + digit
            guard size <= limit - total else { throw RequestInterruption.tooLarge }
        } else {
            isSizeComplete = true
        }
    }
}
