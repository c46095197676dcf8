/// Rows read one by one, so that one that cannot be read does not hide the others.
package struct ReadableRows<Value: Sendable>: Sendable {
    package private(set) var values: [Value] = []
    package private(set) var unreadable: [UnreadableRow] = []

    /// - Parameter read: reads one row; what it throws concerns that row only.
    init(_ rows: [SQLRow], _ read: (SQLRow) throws(StorageError) -> Value) {
        for row in rows {
            do {
                values.append(try read(row))
            } catch {
                unreadable.append(UnreadableRow(row, error))
            }
        }
    }
}
