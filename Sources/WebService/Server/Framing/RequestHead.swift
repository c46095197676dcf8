/// Goes along with the head of a request (RFC 9112, 2.1), to know where it ends.
struct RequestHead {
    /// Whether there is anything in the current line but its line break, and whether a line came before it.
    private var isLineEmpty = true
    private var hasLine = false

    /// Goes over some more bytes.
    ///
    /// - Returns: how many bytes belong to the head; less than all only at its end, which is an empty line. Empty lines
    ///   before the first one belong to it.
    mutating func advance(over bytes: some Collection<UInt8>) -> Int {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            note(rest[..<end])
            rest = rest[end...].dropFirst()
            if !isLineEmpty {
                (hasLine, isLineEmpty) = (true, true)
            } else if hasLine {
                hasLine = false
                return bytes.count - rest.count
            }
        }
        note(rest)
        return bytes.count
    }

    /// A CR counts for nothing, because its LF may come with the next bytes only.
    private mutating func note(_ piece: some Collection<UInt8>) {
        if isLineEmpty { isLineEmpty = piece.allSatisfy { $0 == UInt8(ascii: "\r") } }
    }
}
