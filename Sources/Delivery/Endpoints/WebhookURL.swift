package import Transport

/// A URL that an endpoint may have, checked when the endpoint is created.
///
/// What a name resolves to is checked at each delivery, because it changes.
package struct WebhookURL: Hashable, Sendable {
    /// The URL in normal form.
    package let text: String

    /// Checks a URL against what this service may reach.
    ///
    /// - Throws: ``WebhookURLError``, whose text is for whoever sent the URL.
    package init(
        _ text: String, addresses policy: AddressPolicy = AddressPolicy(), allowsPlainHTTP: Bool = false
    ) throws(WebhookURLError) {
        let url: OutboundURL
        do {
            url = try OutboundURL(text)
        } catch {
            throw .invalid(error)
        }
        guard url.scheme == .https || allowsPlainHTTP else { throw .invalid(.unknownScheme) }
        let isLoopbackName = url.host == "localhost" || url.host.hasSuffix(".localhost")
        if let address = url.literal ?? (isLoopbackName ? IPAddress("127.0.0.1") : nil) {
            guard policy.permits(address, host: url.host, port: url.port) else { throw .privateAddress(url.host) }
        }
        self.text = url.text
    }
}
