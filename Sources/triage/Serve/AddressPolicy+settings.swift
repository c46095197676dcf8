import Transport

extension AddressPolicy {
    init(_ settings: ServeConfiguration.Webhooks) {
        self.init(allowsPrivate: settings.allowPrivate, allowed: settings.allow)
    }
}
