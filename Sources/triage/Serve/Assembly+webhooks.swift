import Delivery
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

extension WebhookDispatcherConfiguration {
    init(_ settings: ServeConfiguration.Webhooks) {
        self.init(
            retries: RetrySchedule(
                maximumAttempts: settings.attempts, base: Int64(settings.firstRetrySeconds * 1000),
                cap: Int64(settings.longestRetrySeconds * 1000)))
    }
}
