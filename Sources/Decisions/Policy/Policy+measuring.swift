package import Conversations

/// What whoever measures a policy asks it.
extension Policy {
    /// A time at which people are there, always the same one for the same hours; the start of 2024 when they never are.
    ///
    /// What is measured must not depend on the time of day at which somebody measures.
    package var openInstant: Instant {
        let start = Instant(millisecondsSinceEpoch: 1_704_067_200_000)
        let quarterHour: Int64 = 15 * 60_000
        // Four weeks, so that holidays at the year's beginning do not matter.
        for step in 0..<Int64(4 * 7 * 24 * 4) {
            let instant = Instant(millisecondsSinceEpoch: start.millisecondsSinceEpoch + step * quarterHour)
            if hours.isOpen(at: instant) { return instant }
        }
        return start
    }

    /// The same policy with every threshold at 0, but for intents that are left to people by hand: what would be answered if
    /// the classifier were always sure enough.
    package var withoutThresholds: Policy {
        var copy = self
        copy.thresholds.standard = .atLeast(0)
        copy.thresholds.categories = [:]
        copy.thresholds.intents = thresholds.intents.filter { $0.value == .never }
        return copy
    }

    /// Whether what nobody here handles is refused in words.
    package var refuses: Bool {
        outOfScope.isEnabled && outOfScope.answer == .reply && replies.intents[.outOfScope]?.template != nil
    }

    /// Categories of the intents that replies.yaml lists; thresholds of any others would be refused.
    package var categories: Set<String> { Set(replies.intents.keys.map(\.category)) }

    /// The confidence that a category's intents need unless they have figures of their own; nil when people answer.
    package func threshold(ofCategory category: String) -> Double? {
        switch thresholds.categories[category] ?? thresholds.standard {
        case .atLeast(let value): value
        case .never: nil
        }
    }
}
