import ContextEngine
import Conversations

/// What the bot asked is taken on.
///
/// Told, its next step follows; not told, a person asks on; something else that is surely asked for is left to the later
/// rules. Nothing is asked twice.
///
/// Cannot be switched off: a policy whose replies expect nothing has no use for it.
struct ExpectedAnswerRule: DecisionRule {
    let name = "expected_answer"
    let isEnabled = true
    let looksBeyondMessage = true

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard let asked = matter.input.conversation.dialogue.expects else { return .pass() }
        let told = Set(matter.input.facts.filter(\.isValid).map(\.name)).intersection(asked.facts)
        let missing = asked.facts.filter { !told.contains($0) && !isKnown($0, of: matter) }
        let isAnswer = missing.isEmpty && !told.isEmpty
        if matter.isRequestOfItsOwn(besides: asked.intent) {
            // A day or an amount stands in many a request; the number of an order hardly by chance.
            guard isAnswer, told.contains(where: matter.policy.facts.isDistinctive) else {
                return .pass(note: "\(matter.intent) is asked for instead")
            }
            return .decide(
                toPerson(matter, about: asked.intent),
                note: "told \(list(told)), and \(matter.intent) is asked for as well")
        }
        guard isAnswer, !matter.input.classification.signs.contains(.unsolved) else {
            let why = missing.isEmpty ? "" : "asked for \(missing.joined(separator: ", ")), which was not told"
            return .decide(toPerson(matter, about: asked.intent), note: why.isEmpty ? "it did not help" : why)
        }
        return matter.nextStep(after: asked, note: "told \(list(told))")
    }

    private func list(_ names: Set<String>) -> String { names.sorted().joined(separator: ", ") }

    /// Whether it was told before, where that can be meant for nothing else.
    private func isKnown(_ name: String, of matter: DecisionCase) -> Bool {
        matter.policy.facts.isDistinctive(name)
            && matter.input.conversation.dialogue.facts.contains { $0.name == name && $0.isValid }
    }

    private func toPerson(_ matter: DecisionCase, about intent: IntentLabel) -> Decision {
        matter.handOff(.expectedAnswer, about: intent)
    }
}

extension DecisionCase {
    /// Whether the message surely asks for something else than what the bot had asked about.
    func isRequestOfItsOwn(besides intent: IntentLabel) -> Bool {
        input.classification.shape == .words && self.intent != intent && isSure
    }

    /// Sure enough for an answer, as far as the threshold is asked.
    var isSure: Bool {
        if isCertain { return true }
        let threshold = policy.thresholds.threshold(for: intent)
        return input.classification.inScope && intent != .outOfScope && threshold != .never
            && confidence >= threshold.value
    }

    /// What follows once everything is told that was asked for: a reply of the policy, or a person with the facts.
    func nextStep(after asked: Expectation, note: String) -> RuleVerdict {
        let plan = asked.then.flatMap { policy.replies.followUps[$0] }
        let isAskedAgain = plan?.template.map { input.conversation.dialogue.asked.contains($0.name) } ?? false
        guard let plan, let template = plan.template, !isAskedAgain, maySpeak, botAnswersNow(asked.intent),
            let reply = render(template, with: values(team: policy.teams.route(for: asked.intent).team))
        else { return .decide(handOff(.expectedAnswer, about: asked.intent, actions: plan?.actions ?? []), note: note) }
        return .decide(
            Decision(
                route: .reply(reply), reason: .expectedAnswer, priority: priority, actions: plan.actions,
                answers: [asked.intent], asks: plan.question?.expectation(about: asked.intent)),
            note: note)
    }

    /// Sends the case to the people who handle what it is about, whatever the message by itself sounds like.
    func handOff(_ reason: DecisionReason, about intent: IntentLabel, actions: [String] = []) -> Decision {
        let route = policy.teams.route(for: intent)
        return handOff(reason, team: route.team, priority: route.priority, actions: actions)
    }
}
