import Conversations

/// One message with what its policy makes of it, shared by all rules.
struct DecisionCase {
    let input: DecisionInput
    let policy: Policy
    /// The intent that counts: a hard rule's when there is one, the classifier's otherwise.
    let intent: IntentLabel
    /// True when a hard rule named the intent: thresholds and margins have nothing to add.
    let isCertain: Bool

    init(input: DecisionInput, policy: Policy) {
        self.input = input
        self.policy = policy
        if policy.hardRules.isEnabled, case .intent(let label, _) = input.classification.hardRule {
            intent = label
            isCertain = true
        } else {
            intent = input.classification.intent
            isCertain = false
        }
    }

    /// The confidence that counts, in 0...1.
    var confidence: Double { isCertain ? 1 : input.classification.confidence }

    /// The rule that named the intent, if one did.
    var certainty: String? {
        isCertain ? input.classification.hardRule.map { "intent by hard rule \($0.ruleName)" } : nil
    }

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
            opening: { policy.hours.nextOpening(after: input.now) }, constants: policy.replies.constants)
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
        var candidates: [ReplyTemplate?] = []
        if !isOpen(team) { candidates.append(policy.hours.afterHours) }
        candidates += [
            policy.teams.notices[reason], policy.teams.teams[team]?.notice, policy.teams.defaultNotice,
        ]
        for template in candidates {
            if let reply = template.flatMap({ render($0, with: values) }) { return reply }
        }
        return nil
    }

    /// A template's text for this customer on this channel; nil when a value it needs is not known.
    func render(_ template: ReplyTemplate, with values: TemplateValues) -> Decision.Reply? {
        guard let body = template.text(for: input.message.channel, values: values) else { return nil }
        let layout = policy.replies.layouts[input.message.channel]
        return Decision.Reply(text: layout?.wrap(body, values: values) ?? body, template: template.name)
    }
}
