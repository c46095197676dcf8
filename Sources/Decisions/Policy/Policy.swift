package import ContextEngine
package import Conversations

/// What the business reviewed: when the machine answers and with which words, and who takes over when it does not.
///
/// A value: the same input always gets the same decision.
package struct Policy: Sendable {
    /// The digest of the folder's files, computed by the caller of ``load(folder:digest:)``.
    package let digest: String
    /// Which facts are looked for in messages.
    package let facts: FactRules

    var thresholds: Thresholds
    let sensitive: SensitiveRule
    let hardRules: HardRulesRule
    let frustrated: SentimentRule
    let urgent: SentimentRule
    let customerTier: CustomerTierRule
    let settled: SettledMatter
    /// Intents that are politeness beside a request.
    let courtesies: Set<IntentLabel>
    let twoRequests: TwoRequestsRule
    let repeated: RepeatedRule
    let outOfScope: OutOfScopeRule
    let serviceWindow: ServiceWindowRule
    let replies: ReplyCatalogue
    let teams: TeamDirectory
    let hours: BusinessHours
    /// The order in which rules are tried; the first that decides wins.
    let rules: [any DecisionRule]

    init(
        digest: String, settings: RuleSettings, facts: FactRules, replies: ReplyCatalogue, teams: TeamDirectory,
        hours: BusinessHours
    ) {
        self.digest = digest
        self.facts = facts
        thresholds = settings.thresholds
        sensitive = settings.sensitive
        hardRules = settings.hardRules
        frustrated = settings.frustrated
        urgent = settings.urgent
        customerTier = settings.customerTier
        settled = settings.settled
        courtesies = settings.courtesies
        twoRequests = settings.twoRequests
        repeated = settings.repeated
        outOfScope = settings.outOfScope
        serviceWindow = settings.serviceWindow
        self.replies = replies
        self.teams = teams
        self.hours = hours
        rules = [
            OwnedByPersonRule(), settings.automaticMail, NothingOwnRule(), settings.sensitive, settings.optedOut,
            settings.asksForPerson, settings.hardRules, settings.frustrated, settings.urgent, settings.customerTier,
            settings.language, ExpectedAnswerRule(), settings.fragment, settings.outOfScope, settings.unsolved,
            settings.twoRequests, ThresholdRule(), settings.ambiguity,
            settings.automaticTurns, ClosedHoursRule(), settings.serviceWindow, AnswerRule(),
        ]
    }

    /// Decides about one message.
    package func decide(_ input: DecisionInput) -> Decision { trace(input).decision }

    /// Decides about one message and tells which rules were looked at.
    package func trace(_ input: DecisionInput) -> DecisionTrace {
        let matter = DecisionCase(input: input, policy: self)
        var steps: [DecisionStep] = []
        for rule in rules {
            guard rule.isEnabled else {
                steps.append(DecisionStep(rule: rule.name, outcome: .off))
                continue
            }
            switch rule.verdict(on: matter) {
            case .pass(let note): steps.append(DecisionStep(rule: rule.name, outcome: .passed, note: note))
            case .decide(let decision, let note):
                if let person = repeated.verdict(on: decision, about: matter) {
                    steps.append(DecisionStep(rule: rule.name, outcome: .passed, note: note))
                    steps.append(DecisionStep(rule: repeated.name, outcome: .decided, note: person.note))
                    return DecisionTrace(decision: person.decision, steps: steps)
                }
                steps.append(DecisionStep(rule: rule.name, outcome: .decided, note: note))
                return DecisionTrace(decision: decision, steps: steps)
            }
        }
        // The last rule always decides; were it ever to change, a person is the safe end.
        return DecisionTrace(decision: failureDecision(for: input), steps: steps)
    }

    /// What a decision about this would be about: the intent that a hard rule of the model names, the classifier's otherwise.
    package func intent(of classification: Classification) -> IntentLabel {
        DecisionCase(
            input: DecisionInput(classification: classification, now: Instant(millisecondsSinceEpoch: 0)), policy: self
        ).intent
    }

    /// What happens to a message whose journey broke: a person gets it, and the customer is told unless they opted out.
    package func failureDecision(
        for input: DecisionInput, reason: DecisionReason = .pipelineFailure
    ) -> Decision {
        if input.conversation.owner.isHuman { return Decision(route: .silent, reason: .ownedByPerson) }
        return DecisionCase(input: input, policy: self).handOff(
            reason, team: teams.fallback.team, priority: .high, quietly: input.customer.optedOut)
    }

    /// Intents that replies.yaml says nothing about; messages with them go to people.
    package func uncovered(of intents: some Sequence<IntentLabel>) -> [IntentLabel] {
        intents.filter { replies.intents[$0] == nil }.sorted()
    }

    /// Intents of replies.yaml that are not among a model's labels; a policy made for the model has none.
    package func unknown(to labels: some Sequence<IntentLabel>) -> [IntentLabel] {
        Set(replies.intents.keys).subtracting(labels).subtracting([.outOfScope]).sorted()
    }

    /// The confidence needed for an intent; 1 when the machine may never answer it.
    package func threshold(for intent: IntentLabel) -> Double { thresholds.threshold(for: intent).value }

    /// Every team of teams.yaml.
    package var teamNames: Set<String> { Set(teams.teams.keys) }

    /// Where messages go that no route covers.
    package var fallbackTeam: String { teams.fallback.team }
}
