import Conversations

/// A message without a word of the customer's own is looked at by a person: nothing in it says what they want.
///
/// Cannot be switched off.
struct NothingOwnRule: DecisionRule {
    let name = "nothing_own"
    let isEnabled = true
    let looksBeyondMessage = false

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let reading = matter.input.reading
        guard reading.isNothingOwn else { return .pass() }
        return .decide(matter.handOff(.nothingOwn), note: reading.isForward ? "a forwarded mail" : nil)
    }
}
