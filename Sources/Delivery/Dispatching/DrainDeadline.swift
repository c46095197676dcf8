/// How long a shutdown waits for deliveries under way.
///
/// Pure: time comes from outside.
struct DrainDeadline {
    private let end: ContinuousClock.Instant
    /// After giving up, how often to look whether the last has let go, in milliseconds.
    private static let recheck: Int64 = 5

    init(milliseconds: Int64, from start: ContinuousClock.Instant) {
        end = start.advanced(by: .milliseconds(milliseconds))
    }

    enum Step: Hashable {
        /// Nothing is under way any more.
        case finished
        /// Look again when something has ended, or after so many milliseconds.
        case wait(milliseconds: Int64)
        /// Cancel what is under way, and look again after so many milliseconds.
        case giveUp(milliseconds: Int64)
    }

    /// - Parameter isCancelled: whether the shutdown itself was cancelled; then there is no time left.
    func step(inFlight: Int, isCancelled: Bool, at now: ContinuousClock.Instant) -> Step {
        if inFlight == 0 { return .finished }
        if isCancelled || now >= end { return .giveUp(milliseconds: Self.recheck) }
        // Rounded up, so that the last wait does not end just before the time.
        return .wait(milliseconds: Int64(((end - now) / .milliseconds(1)).rounded(.up)))
    }
}
