import Delivery

extension WebhookSecret {
    /// - Throws: ``CommandFailure/badInput(_:)`` without the secret's text.
    init(argument text: String) throws {
        do {
            try self.init(text)
        } catch {
            throw CommandFailure.badInput("--secret: \(error)")
        }
    }
}
