import Transport

extension AddressPolicy {
    /// - Throws: ``CommandFailure`` naming an entry of `webhooks.allow` that is neither host nor address range.
    init(_ settings: ServeConfiguration.Webhooks) throws {
        do {
            self.init(allowsPrivate: settings.allowPrivate, allowed: try settings.allow.map(AllowedDestination.init))
        } catch {
            throw CommandFailure.badInput("webhooks.allow: \(error)")
        }
    }
}
