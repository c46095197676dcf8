import Conversations

/// When nobody is there, what needs a person is queued and the customer told when people are back.
///
/// The bot goes on answering what it can around the clock, unless hours.yaml says otherwise.
struct ClosedHoursRule: DecisionRule {
    let name = "closed_hours"
    let isEnabled = true
    let looksBeyondMessage = true

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let plan = matter.policy.replies.intents[matter.intent]
        let answersNow = matter.policy.hours.whenClosed.answers(matter.intent) && plan?.template != nil
        // The calendar is asked last, because it costs more than the other questions together.
        guard !answersNow, !matter.isOpen(matter.route.team) else { return .pass() }
        return .decide(matter.handOff(.closedHours, actions: plan?.actions ?? []))
    }
}
