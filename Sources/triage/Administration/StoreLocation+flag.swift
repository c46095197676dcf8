extension StoreLocation {
    /// - Throws: ``CommandFailure/badInput(_:)`` when the value of `--database` names no store.
    init(flag text: String) throws(CommandFailure) {
        do throws(StoreLocationError) {
            try self.init(text)
        } catch {
            throw .badInput("--database: \(error)")
        }
    }
}
