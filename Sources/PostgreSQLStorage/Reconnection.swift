/// When the next attempt to connect may be made, after one that failed.
///
/// While a server is away, whoever needs it is told at once instead of waiting for another time-out; and the nodes that lost
/// it in the same moment do not all come back in the same moment.
struct Reconnection: Hashable, Sendable {
    private var failures = 0
    private var nextAttempt: ContinuousClock.Instant?
    /// What was said the last time.
    private(set) var lastError = ""

    /// The longest pause.
    static let cap = Duration.seconds(2)
    private static let base = Duration.milliseconds(50)

    /// Whether somebody may try.
    func mayTry(at now: ContinuousClock.Instant) -> Bool { nextAttempt.map { $0 <= now } ?? true }

    /// Learns that an attempt failed.
    ///
    /// - Parameter chance: where between half the pause and all of it, from 0 to 1.
    mutating func failed(at now: ContinuousClock.Instant, saying error: String, chance: Double) {
        failures = min(failures + 1, 30)
        let pause = min(Self.base * (1 << min(failures - 1, 10)), Self.cap)
        nextAttempt = now + pause * (0.5 + chance / 2)
        lastError = error
    }

    /// Learns that one succeeded.
    mutating func succeeded() { self = Reconnection() }
}
