/// Finds links and e-mail addresses in a message's bytes and blanks them: what stands in an address is no request.
enum LinkScan {
    /// Replaces each by spaces.
    ///
    /// - Returns: how many of either there were.
    static func blank(_ bytes: inout [UInt8]) -> (links: Int, addresses: Int) {
        var (links, addresses) = (0, 0)
        // Nearly no message has any: one look over the bytes decides.
        guard
            bytes.contains(where: {
                $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") || $0 | 0x20 == UInt8(ascii: "w")
            })
        else { return (0, 0) }
        var start = 0
        while start < bytes.count {
            guard !isBlank(bytes[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < bytes.count, !isBlank(bytes[end]) { end += 1 }
            if isLink(bytes[start..<end]) {
                links += 1
                blank(start..<end, in: &bytes)
            } else if isAddress(bytes[start..<end]) {
                addresses += 1
                blank(start..<end, in: &bytes)
            }
            start = end
        }
        return (links, addresses)
    }

    private static func blank(_ range: Range<Int>, in bytes: inout [UInt8]) {
        // Marks at the end are the sentence's, not the address's.
        var range = range
        while let last = range.last, [UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(bytes[last]) {
            range = range.dropLast()
        }
        for index in range { bytes[index] = UInt8(ascii: " ") }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
            || byte == UInt8(ascii: "\r")
    }

    /// `https://…` wherever it begins in the word, or `www.…`.
    private static func isLink(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= 6 else { return false }
        if word.starts(with: "www.".utf8) || word.starts(with: "WWW.".utf8) || word.starts(with: "Www.".utf8) {
            return true
        }
        guard let colon = word.firstIndex(of: UInt8(ascii: ":")), colon + 2 < word.endIndex,
            word[colon + 1] == UInt8(ascii: "/"), word[colon + 2] == UInt8(ascii: "/")
        else { return false }
        let scheme = word[..<colon].suffix(5).map { $0 | 0x20 }
        return scheme.suffix(4) == Array("http".utf8)[...] || scheme[...] == Array("https".utf8)[...]
    }

    /// Something, an at sign, and a name with a dot behind it.
    private static func isAddress(_ word: ArraySlice<UInt8>) -> Bool {
        guard let at = word.firstIndex(of: UInt8(ascii: "@")), at > word.startIndex else { return false }
        guard let dot = word[at...].dropFirst(2).firstIndex(of: UInt8(ascii: ".")) else { return false }
        return dot + 2 < word.endIndex
    }
}
