/// The numbered places of a statement's arguments.
package enum Placeholders {
    /// Checks that `$1`, `$2`, … first appear in that order, without a gap.
    ///
    /// SQLite numbers them as they appear and PostgreSQL by what they say; a text in any other order would mean something
    /// else to each, and nobody would be told. Asked once for each statement that is prepared.
    ///
    /// - Returns: how many there are.
    package static func count(in sql: String) throws(StorageError) -> Int {
        var count = 0
        var rest = Substring(sql).utf8
        var isQuoted = false
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "'") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "$"), !isQuoted else { continue }
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { continue }
            rest = rest[digits.endIndex...]
            guard let number = Int(String(Substring(digits))), (1...count + 1).contains(number) else {
                throw .statement("the placeholder $\(Substring(digits)) appears where $\(count + 1) is next")
            }
            count = max(count, number)
        }
        return count
    }
}
