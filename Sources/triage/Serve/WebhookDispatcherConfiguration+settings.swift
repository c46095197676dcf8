import Delivery

extension WebhookDispatcherConfiguration {
    init(_ settings: ServeConfiguration.Webhooks, ownsStore: Bool) {
        self.init(
            retries: RetrySchedule(
                maximumAttempts: settings.attempts,
                backoff: Backoff(
                    base: Int64(settings.firstRetrySeconds * 1000), cap: Int64(settings.longestRetrySeconds * 1000))),
            ownsStore: ownsStore)
    }
}
