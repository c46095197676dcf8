import Conversations
import YAMLDocuments

/// Two requests in one message: both are answered where the policy says that their answers fit together and each is sure
/// enough; else a person gets the message with both named, so that none is dropped.
struct TwoRequestsRule: DecisionRule, Hashable {
    let name = "two_requests"
    var isEnabled = true
    let looksBeyondMessage = false
    /// Pairs whose answers may stand in one reply.
    var together: Set<Set<IntentLabel>> = []

    /// Pairs that a policy may list.
    private static let pairLimit = 200

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard matter.requests.count > 1 else { return .pass() }
        let named = matter.requests.map(\.intent.rawValue).joined(separator: " and ")
        guard matter.together.isEmpty else { return .pass(note: "\(named) are answered together") }
        let routes = matter.requests.map { matter.policy.teams.route(for: $0.intent) }
        // The first of the most urgent: that team passes the rest on.
        guard let route = routes.max(by: { $0.priority < $1.priority }),
            let first = routes.first(where: { $0.priority == route.priority })
        else { return .pass() }
        return .decide(
            matter.handOff(.twoRequests, team: first.team, priority: first.priority), note: named)
    }

    /// Both requests, when one reply may answer them; none otherwise.
    func answerable(_ requests: [Classification.Candidate], under policy: Policy) -> [Classification.Candidate] {
        guard isEnabled, requests.count == 2, together.contains(Set(requests.map(\.intent))) else { return [] }
        let areSure = requests.allSatisfy { request in
            let threshold = policy.thresholds.threshold(for: request.intent)
            return threshold != .never && request.confidence >= threshold.value
        }
        return areSure ? requests : []
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "together"]) else { return rule }
        reading.enabled(in: fields, &rule.isEnabled)
        guard let node = fields.optional("together"),
            let pairs = reading.problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: pairLimit) })
        else { return rule }
        for pair in pairs {
            guard let texts = reading.problems.collect({ () throws(YAMLProblem) in try pair.texts(limit: 2) }) else {
                continue
            }
            let intents = Set(texts.map { IntentLabel($0) })
            if intents.count != 2 {
                reading.problems.add(pair.problem("must name two intents"))
            } else if let intent = intents.sorted().first(where: { !reading.answerable.contains($0) }) {
                reading.problems.add(pair.problem("names \(intent.rawValue.quoted), which has no reply"))
            } else if intents.isSubset(of: reading.asking) {
                // The next message could answer but one of the questions.
                reading.problems.add(pair.problem("names two intents that both expect an answer"))
            } else {
                rule.together.insert(intents)
            }
        }
        return rule
    }
}
