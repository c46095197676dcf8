/// A row that holds something this program did not write, or cannot read any more.
package struct UnreadableRow: Hashable, Sendable {
    /// What its first column says.
    package let key: String
    package let error: StorageError

    init(_ row: SQLRow, _ error: StorageError) {
        key =
            switch row.values.first {
            case .text(let text): text
            case .integer(let number): "\(number)"
            default: "?"
            }
        self.error = error
    }
}
