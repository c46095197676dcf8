import Conversations
import Patterns

/// A rule set made ready for one model.
struct CompiledRules: Sendable {
    /// Something added to one output's score.
    struct Addition: Hashable, Sendable {
        var output: Int
        var weight: Double
        var name: String
    }

    /// What the rules make of one message.
    struct Verdict: Sendable {
        /// Names in file order.
        var matched: [String] = []
        var additions: [Addition] = []
        var hard: Classification.HardRule?
        var sensitive: SensitiveMatter?
        /// Names of rules whose pattern came to no end in its time; they count as not matching.
        var timedOut: [String] = []
    }

    /// Time for one pattern on one message, and for all patterns together, as `TimeBudget` counts it: a thread that was
    /// made to wait may compute as long again.
    static let patternLimit = Duration.milliseconds(5)
    static let messageLimit = Duration.milliseconds(50)

    /// All boosts of one message together stay within this, each intent.
    static let boostBound = 0.25

    private let rules: [RuleSet.Rule]
    private let outputs: [Int?]
    private var keywords = PhraseTrie()
    private let boosts: [RuleSet.ProfileBoost]
    private let labels: [IntentLabel]
    /// The rules that have a pattern, in file order.
    private let patterns: [(rule: Int, pattern: Pattern)]
    /// Names of rules whose pattern PCRE2 does not take.
    let rejected: [String]

    init(_ set: RuleSet, labels: [IntentLabel], folder: TextFolder) {
        rules = Array(set.rules.prefix(RuleSet.ruleLimit))
        boosts = set.boosts
        self.labels = labels
        var patterns: [(rule: Int, pattern: Pattern)] = []
        var rejected: [String] = []
        for (index, rule) in rules.enumerated() {
            guard let source = rule.pattern else { continue }
            if let pattern = try? Pattern(source) {
                patterns.append((index, pattern))
            } else {
                rejected.append(rule.name)
            }
        }
        self.patterns = patterns
        self.rejected = rejected
        outputs = rules.map { rule in
            if case .weight(_, let intent) = rule.verdict { labels.firstIndex(of: intent) } else { nil }
        }
        for (index, rule) in rules.enumerated() {
            for keyword in rule.keywords { keywords.insert(keyword, value: Int32(index), folder: folder) }
        }
    }

    func apply(to text: String, folded: FoldedText) -> Verdict {
        guard !rules.isEmpty else { return Verdict() }
        var applies = Set<Int>()
        for start in folded.tokens.indices {
            keywords.forEachMatch(in: folded, at: start) { rule, _ in applies.insert(Int(rule)) }
        }
        var verdict = Verdict()
        verdict.timedOut = matchPatterns(against: text, into: &applies)
        for index in applies.sorted() {
            let rule = rules[index]
            verdict.matched.append(rule.name)
            switch rule.verdict {
            case .weight(let weight, _):
                if let output = outputs[index] {
                    verdict.additions.append(.init(output: output, weight: weight, name: rule.name))
                }
            case .intent(let intent):
                if verdict.hard == nil { verdict.hard = .intent(intent, rule: rule.name) }
            case .sensitive(let kind):
                if verdict.sensitive == nil {
                    verdict.sensitive = SensitiveMatter(kind: kind, confidence: 1, rule: rule.name)
                }
            case .human:
                if verdict.hard == nil { verdict.hard = .human(rule: rule.name) }
            }
        }
        return verdict
    }

    /// Adds the rules whose pattern matches; answers with the names of those that came to no end.
    private func matchPatterns(against text: String, into applies: inout Set<Int>) -> [String] {
        guard !patterns.isEmpty else { return [] }
        let subject = Array(text.utf8.prefix(Pattern.subjectLimit + 4))
        var budget = TimeBudget(Self.messageLimit)
        var timedOut: [String] = []
        for (rule, pattern) in patterns where !applies.contains(rule) {
            do {
                guard !budget.isSpent() else { throw PatternMatchError.timedOut }
                if try pattern.matches(anywhereIn: subject, within: Self.patternLimit) { applies.insert(rule) }
            } catch {
                timedOut.append(rules[rule].name)
            }
        }
        return timedOut
    }

    /// What the customer's profile adds, bounded for each intent.
    func boosts(for profile: ProfileSignals) -> [Addition] {
        guard !boosts.isEmpty else { return [] }
        var sums: [Int: Double] = [:]
        var additions: [Addition] = []
        for boost in boosts where holds(boost.signal, profile) {
            for (output, label) in labels.enumerated()
            where label.rawValue == boost.target || label.category == boost.target {
                let before = sums[output, default: 0]
                let after = min(max(before + boost.weight, -Self.boostBound), Self.boostBound)
                sums[output] = after
                if after != before {
                    additions.append(.init(output: output, weight: after - before, name: name(of: boost.signal)))
                }
            }
        }
        return additions
    }

    private func holds(_ signal: RuleSet.ProfileBoost.Signal, _ profile: ProfileSignals) -> Bool {
        switch signal {
        case .openInvoice: profile.openInvoice
        case .outage: profile.outage
        case .tier(let tier): profile.tier == tier
        case .lastIntent(let intent): profile.lastIntent.map { $0.rawValue == intent || $0.category == intent } ?? false
        case .language(let language): profile.language == language
        }
    }

    private func name(of signal: RuleSet.ProfileBoost.Signal) -> String {
        switch signal {
        case .openInvoice: "open invoice"
        case .outage: "outage"
        case .tier(let tier): "tier \(tier)"
        case .lastIntent(let intent): "last intent \(intent)"
        case .language(let language): "language \(language)"
        }
    }
}
