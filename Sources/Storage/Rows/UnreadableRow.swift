/// A row that holds something this program did not write, or cannot read any more.
package struct UnreadableRow: Error, Hashable, Sendable {
    /// What its first column says.
    package let key: String
    package let error: StorageError

    init(key: String, _ error: StorageError) {
        self.key = key
        self.error = error
    }

    init(_ row: SQLRow, _ error: StorageError) {
        let key =
            switch row.values.first {
            case .text(let text): text
            case .integer(let number): "\(number)"
            default: "?"
            }
        self.init(key: key, error)
    }
}
