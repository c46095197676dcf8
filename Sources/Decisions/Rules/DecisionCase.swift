import Conversations

/// One message with what its policy makes of it, shared by all rules.
struct DecisionCase {
    let input: DecisionInput
    let policy: Policy
    /// The intent that counts: a hard rule's when there is one, thanks for what is settled, the classifier's otherwise.
    let intent: IntentLabel
    /// What names the intent beside the scores; thresholds and margins then have nothing to add.
    let certainty: String?
    /// The requests for something that the message makes, each intent once; fewer than two for most messages.
    let requests: [Classification.Candidate]
    /// Both of them, when one reply may answer them.
    let together: [Classification.Candidate]

    init(input: DecisionInput, policy: Policy) {
        self.input = input
        self.policy = policy
        if policy.hardRules.isEnabled, case .intent(let label, let rule) = input.classification.hardRule {
            intent = label
            certainty = "intent by hard rule \(rule)"
        } else if policy.settled.isMet(by: input, under: policy) {
            intent = policy.settled.intent
            certainty = "the message says that it is settled"
        } else {
            intent = input.classification.intent
            certainty = nil
        }
        var requests: [Classification.Candidate] = []
        for request in input.classification.requests where !policy.courtesies.contains(request.intent) {
            if !requests.contains(where: { $0.intent == request.intent }) { requests.append(request) }
        }
        self.requests = requests
        together = requests.count > 1 ? policy.twoRequests.answerable(requests, under: policy) : []
    }

    /// True when something else than the scores named the intent.
    var isCertain: Bool { certainty != nil }

    /// The confidence that counts, in 0...1.
    var confidence: Double { isCertain ? 1 : input.classification.confidence }

    /// False when WhatsApp no longer allows free text to this customer.
    var maySpeak: Bool { policy.serviceWindow.isOpen(for: input) }

    /// Who handles the intent; the fallback team when the intent is no more than a guess.
    var route: TeamDirectory.Route {
        confidence >= policy.teams.trustIntentAbove ? policy.teams.route(for: intent) : policy.teams.fallback
    }

    /// Whether `team`'s people are there now.
    func isOpen(_ team: String) -> Bool {
        policy.teams.isAlwaysOpen(team) || policy.hours.isOpen(at: input.now)
    }

    /// Whether the bot may say this now: people are there, or it speaks for itself while they are not.
    func botAnswersNow(_ intent: IntentLabel) -> Bool {
        policy.hours.whenClosed.answers(intent) || isOpen(route.team)
    }

    /// How soon a person should look, whichever rule sends it to one.
    var priority: Priority {
        let sentiment = input.classification.sentiment
        var priority = route.priority
        if sentiment.frustrated { priority = max(priority, policy.frustrated.priority) }
        if sentiment.urgent { priority = max(priority, policy.urgent.priority) }
        return max(priority, policy.customerTier.priority(for: input.customer) ?? .low)
    }

    /// What may be said to this customer about this case.
    func values(team: String? = nil) -> TemplateValues {
        TemplateValues(
            customer: input.customer, teamName: team.flatMap { policy.teams.teams[$0]?.name },
            opening: { policy.hours.nextOpening(after: input.now) }, constants: policy.replies.constants,
            facts: input.conversation.dialogue.facts)
    }

    /// Sends the case to a person.
    ///
    /// - Parameters:
    ///   - team: nil for the team that handles the intent.
    ///   - quietly: true when the customer must not be told.
    func handOff(
        _ reason: DecisionReason, team: String? = nil, priority: Priority = .low, threshold: Double? = nil,
        actions: [String] = [], quietly: Bool = false
    ) -> Decision {
        let team = team ?? route.team
        return Decision(
            route: .handOff(team: team, notice: quietly || !maySpeak ? nil : notice(for: reason, team: team)),
            reason: reason, threshold: threshold, priority: max(self.priority, priority), actions: actions)
    }

    /// What the customer is told: that nobody is there when nobody is, the reason's own text, or the team's.
    private func notice(for reason: DecisionReason, team: String) -> Decision.Reply? {
        let values = values(team: team)
        let own = policy.teams.notices[reason]
        let afterHours = isOpen(team) ? nil : policy.hours.afterHours
        // Where to call for help is told at any hour, and before when people are back.
        let urgent = policy.sensitive.covers(reason) ? own : nil
        let both = [urgent, afterHours].compactMap { $0 }
        if both.count == 2, let reply = render(both, with: values) { return reply }
        for template in [urgent, afterHours, own, policy.teams.teams[team]?.notice, policy.teams.defaultNotice] {
            if let reply = template.flatMap({ render([$0], with: values) }) { return reply }
        }
        return nil
    }

    /// A template's text for this customer on this channel; nil when a value it needs is not known.
    ///
    /// - Parameter varied: true for a wording that is not what the customer read last, if there is one.
    func render(
        _ template: ReplyTemplate, with values: TemplateValues, varied: Bool = false
    ) -> Decision.Reply? {
        guard varied else { return render([template], with: values) }
        let replies = template.texts(for: input.message.channel, values: values).map { body in
            Decision.Reply(text: laidOut(body, values: values), template: template.name)
        }
        let dialogue = input.conversation.dialogue
        // The first wording is for the first time; later ones differ from it in more than a name.
        let order = dialogue.said?.template == template.name ? replies.reversed() : replies
        return order.first { !dialogue.hasJustSaid(text: $0.text) } ?? order.first
    }

    /// The texts of several templates, one below the other in one layout; nil when one of them cannot be filled in.
    func render(_ templates: [ReplyTemplate], with values: TemplateValues) -> Decision.Reply? {
        let bodies = templates.compactMap { $0.text(for: input.message.channel, values: values) }
        guard !bodies.isEmpty, bodies.count == templates.count else { return nil }
        return Decision.Reply(
            text: laidOut(bodies.joined(separator: "\n\n"), values: values),
            template: templates.map(\.name).joined(separator: " + "))
    }

    private func laidOut(_ body: String, values: TemplateValues) -> String {
        policy.replies.layouts[input.message.channel]?.wrap(body, values: values) ?? body
    }
}
