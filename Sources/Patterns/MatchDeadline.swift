import CPCRE2

/// The clock that PCRE2 looks at while it matches, once or several times in turn.
///
/// PCRE2's own step limit holds for each start offset, not for the whole match, so it bounds no time. Patterns are
/// compiled with a callout before every item instead; each callout counts, and every so many look at the clock.
struct MatchDeadline {
    /// Begins with the first look: most matches are over before, and clocks cost more than they do.
    private var budget: TimeBudget?
    private let limit: Duration
    private var untilLook = MatchDeadline.interval

    /// Callouts between two looks at the clock; between two callouts lies at most one scan of the subject.
    private static let interval = 16

    init(after limit: Duration) {
        self.limit = min(limit, .seconds(60))
    }

    /// True once the time is up.
    mutating func hasPassed() -> Bool {
        untilLook -= 1
        guard untilLook <= 0 else { return false }
        untilLook = Self.interval
        guard var begun = budget else {
            budget = TimeBudget(limit)
            return false
        }
        let isSpent = begun.isSpent()
        budget = begun
        return isSpent
    }

    /// Makes PCRE2 ask the deadline; `deadline` must outlive the match.
    static func install(_ deadline: UnsafeMutablePointer<MatchDeadline>, in context: OpaquePointer) {
        unsafe pcre2_set_callout_8(
            context,
            { _, data in
                guard let data = unsafe data else { return 0 }
                let hasPassed = unsafe data.assumingMemoryBound(to: MatchDeadline.self).pointee.hasPassed()
                return hasPassed ? PCRE2_ERROR_CALLOUT : 0
            }, UnsafeMutableRawPointer(deadline))
    }
}
