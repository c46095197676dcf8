/// A delivery that one worker may work on until its lease ends.
package struct LeasedDelivery: Hashable, Sendable {
    package var delivery: WebhookDelivery
    package var lease: String
    /// The bytes to send, the same at every attempt.
    package var body: [UInt8]

    package init(delivery: WebhookDelivery, lease: String, body: [UInt8]) {
        self.delivery = delivery
        self.lease = lease
        self.body = body
    }
}
