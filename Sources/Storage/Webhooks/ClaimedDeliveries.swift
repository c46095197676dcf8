/// What came of a claim.
package struct ClaimedDeliveries: Hashable, Sendable {
    /// Oldest first.
    package var leased: [LeasedDelivery] = []
    /// What could not be read and was given up, so that what stands behind it goes on.
    package var unreadable: [DeadLetter] = []
}
