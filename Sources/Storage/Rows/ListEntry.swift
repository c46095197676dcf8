/// An entry of a list: where it lies, and what lies there if that can be read.
///
/// The place is known of both, so that a list goes on behind a row that cannot be read, and shows it.
package struct ListEntry<Place: Sendable, Value: Sendable>: Sendable {
    package let place: Place
    package let content: Result<Value, UnreadableRow>

    /// - Parameter read: reads the row; what it throws concerns that row only.
    init(_ row: SQLRow, at place: Place, _ read: (SQLRow) throws(StorageError) -> Value) {
        self.place = place
        do {
            content = .success(try read(row))
        } catch {
            content = .failure(UnreadableRow(row, error))
        }
    }

    /// Nil when it cannot be read.
    package var value: Value? { try? content.get() }
}

extension Sequence {
    /// What of a list cannot be read.
    package func unreadable<Place, Value>() -> [UnreadableRow] where Element == ListEntry<Place, Value> {
        compactMap { if case .failure(let row) = $0.content { row } else { nil } }
    }
}
