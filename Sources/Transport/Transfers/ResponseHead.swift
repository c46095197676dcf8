/// Header lines as they come in; those of interim answers (1xx) give way to the final one's.
struct ResponseHead {
    private(set) var headers: [OutboundResponse.Header] = []
    /// All bytes of all heads, interim ones included: what an endless flood is measured by.
    private(set) var bytes = 0

    private static let maximumHeaders = 100

    mutating func receive(_ line: [UInt8]) {
        bytes += line.count
        if line.starts(with: "HTTP/".utf8) {
            headers = []
            return
        }
        guard headers.count < Self.maximumHeaders, let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        headers.append(
            OutboundResponse.Header(name: Self.text(line[..<colon]), value: Self.text(line[(colon + 1)...])))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
        let trimmed = bytes.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
        return String(decoding: Array(trimmed), as: UTF8.self)
    }
}
