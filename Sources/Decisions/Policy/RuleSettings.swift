import Conversations
import YAMLDocuments

/// What policy.yaml says about the rules.
///
/// A rule that the file does not mention works as its defaults say.
struct RuleSettings {
    var thresholds = Thresholds()
    var sensitive = SensitiveRule()
    var optedOut = OptedOutRule()
    var asksForPerson = AsksForPersonRule()
    var automaticMail = AutomaticMailRule()
    var hardRules = HardRulesRule()
    var frustrated = SentimentRule(.frustrated)
    var urgent = SentimentRule(.urgent)
    var customerTier = CustomerTierRule()
    var language = LanguageRule()
    var settled = SettledMatter()
    var fragment = FragmentRule()
    var courtesies: Set<IntentLabel> = [IntentLabel("general/greeting"), IntentLabel("general/thanks_goodbye")]
    var unsolved = UnsolvedRule()
    var twoRequests = TwoRequestsRule()
    var repeated = RepeatedRule()
    var outOfScope = OutOfScopeRule()
    var ambiguity = AmbiguityRule()
    var automaticTurns = AutomaticTurnsRule()
    var serviceWindow = ServiceWindowRule()

    private static let keys: Set<String> = [
        "thresholds", "automatic_mail", "sensitive", "opted_out", "asks_for_person", "hard_rule", "frustrated",
        "urgent", "customer_tier",
        "languages", "courtesies", "settled", "fragment", "out_of_scope",
        "unsolved", "two_requests", "repeated", "ambiguous", "too_many_automatic_turns", "outside_service_window",
    ]

    static func read(_ document: YAMLDocument, _ reading: inout PolicyReading) -> Self {
        var settings = Self()
        guard let fields = reading.problems.mapping(document.root, keys: keys) else { return settings }
        if let node = reading.required("thresholds", in: fields, { node throws(YAMLProblem) in node }) {
            settings.thresholds = Thresholds.read(node, &reading)
        }
        for entry in fields.entries where entry.value.content != .null {
            switch entry.key {
            case "sensitive": settings.sensitive = SensitiveRule.read(entry.value, &reading)
            case "languages": settings.language = LanguageRule.read(entry.value, &reading)
            case "settled": settings.settled = SettledMatter.read(entry.value, &reading)
            case "fragment": settings.fragment = FragmentRule.read(entry.value, &reading)
            case "courtesies": settings.courtesies = reading.intents("courtesies", in: fields) ?? []
            case "unsolved": settings.unsolved = UnsolvedRule.read(entry.value, &reading)
            case "two_requests": settings.twoRequests = TwoRequestsRule.read(entry.value, &reading)
            case "repeated": settings.repeated = RepeatedRule.read(entry.value, &reading)
            case "opted_out": settings.optedOut = OptedOutRule.read(entry.value, &reading)
            case "asks_for_person": settings.asksForPerson = AsksForPersonRule.read(entry.value, &reading)
            case "automatic_mail": settings.automaticMail = AutomaticMailRule.read(entry.value, &reading)
            case "hard_rule": settings.hardRules = HardRulesRule.read(entry.value, &reading)
            case "frustrated": settings.frustrated = SentimentRule.read(.frustrated, entry.value, &reading)
            case "urgent": settings.urgent = SentimentRule.read(.urgent, entry.value, &reading)
            case "customer_tier": settings.customerTier = CustomerTierRule.read(entry.value, &reading)
            case "out_of_scope": settings.outOfScope = OutOfScopeRule.read(entry.value, &reading)
            case "ambiguous": settings.ambiguity = AmbiguityRule.read(entry.value, &reading)
            case "too_many_automatic_turns": settings.automaticTurns = AutomaticTurnsRule.read(entry.value, &reading)
            case "outside_service_window": settings.serviceWindow = ServiceWindowRule.read(entry.value, &reading)
            default: break
            }
        }
        return settings
    }
}
