import Conversations
import YAMLDocuments

/// teams.yaml: who handles what, and what a customer is told when people take over.
struct TeamDirectory: Hashable {
    struct Team: Hashable {
        /// As customers read it.
        var name: String
        var notice: ReplyTemplate?
        /// Staffed around the clock, whatever hours.yaml says.
        var isAlwaysOpen: Bool
    }

    struct Route: Hashable {
        var team: String
        var priority: Priority
    }

    var teams: [String: Team] = [:]
    var fallback = Route(team: Conversation.fallbackTeam, priority: .normal)
    /// By intent or category.
    var routes: [String: Route] = [:]
    /// Below this confidence the intent says nothing about who should look.
    var trustIntentAbove = 0.30
    var defaultNotice: ReplyTemplate?
    var notices: [DecisionReason: ReplyTemplate] = [:]

    /// The intent's own route, else its category's, else the fallback.
    func route(for intent: IntentLabel) -> Route {
        routes[intent.rawValue] ?? routes[intent.category] ?? fallback
    }

    func isAlwaysOpen(_ team: String) -> Bool { teams[team]?.isAlwaysOpen ?? false }
}

extension TeamDirectory {
    /// Reads the file and tells `reading` which teams there are.
    static func read(_ document: YAMLDocument, _ reading: inout PolicyReading) -> Self {
        var directory = Self()
        guard
            let fields = reading.problems.mapping(
                document.root, keys: ["teams", "routes", "fallback", "trust_intent_above", "notices"])
        else { return directory }
        let teams = reading.required("teams", in: fields) { node throws(YAMLProblem) in try node.mapping() }
        for entry in teams?.entries ?? [] where reading.checkName(entry) {
            directory.teams[entry.key] = team(entry, &reading)
        }
        reading.teams = Set(directory.teams.keys)

        if let node = reading.required("fallback", in: fields, { node throws(YAMLProblem) in node }),
            let team = reading.team(node)
        {
            directory.fallback = Route(team: team, priority: .normal)
        }
        for entry in reading.entries(of: "routes", in: fields) {
            guard let label = reading.knownLabel(entry) else { continue }
            directory.routes[label.rawValue] = route(entry.value, &reading)
        }
        reading.probability("trust_intent_above", in: fields, &directory.trustIntentAbove)
        directory.readNotices(fields, &reading)
        return directory
    }

    private static func team(_ entry: YAMLMapping.Entry, _ reading: inout PolicyReading) -> Team? {
        guard let fields = reading.problems.mapping(entry.value, keys: ["name", "notice", "always_open"]) else {
            return nil
        }
        let name = reading.required("name", in: fields) { node throws(YAMLProblem) in try node.text(limit: 100) }
        let isAlwaysOpen = fields.optional("always_open").flatMap { node in
            reading.problems.collect { () throws(YAMLProblem) in try node.bool() }
        }
        return Team(
            name: name ?? entry.key, notice: reading.template("notice", in: fields, name: "notice/\(entry.key)"),
            isAlwaysOpen: isAlwaysOpen ?? false)
    }

    /// A team's name, or a mapping of `team` and `priority`.
    private static func route(_ node: YAMLNode, _ reading: inout PolicyReading) -> Route? {
        guard case .mapping = node.content else {
            return reading.team(node).map { Route(team: $0, priority: .normal) }
        }
        guard let fields = reading.problems.mapping(node, keys: ["team", "priority"]),
            let teamNode = reading.required("team", in: fields, { node throws(YAMLProblem) in node }),
            let team = reading.team(teamNode)
        else { return nil }
        var route = Route(team: team, priority: .normal)
        reading.priority(in: fields, &route.priority)
        return route
    }

    private mutating func readNotices(_ fields: YAMLMapping, _ reading: inout PolicyReading) {
        guard let node = reading.required("notices", in: fields, { node throws(YAMLProblem) in node }),
            let notices = reading.problems.collect({ () throws(YAMLProblem) in try node.mapping() })
        else { return }
        var forSensitive: ReplyTemplate?
        for entry in notices.entries {
            let template = reading.template(entry.value, name: "notice/\(entry.key)")
            if entry.key == "default" {
                defaultNotice = template
            } else if entry.key == "sensitive" {
                forSensitive = template
            } else if let reason = DecisionReason(rawValue: entry.key) {
                self.notices[reason] = template
            } else {
                reading.problems.add(
                    YAMLProblem(
                        file: entry.value.file, line: entry.line,
                        message: "a notice belongs to default or to a reason such as frustrated or below_threshold"))
            }
        }
        for kind in SensitiveMatter.Kind.allCases where self.notices[.sensitive(kind)] == nil {
            self.notices[.sensitive(kind)] = forSensitive
        }
        if notices.optional("default") == nil {
            reading.problems.add(node.problem("must have a default"))
        }
    }
}
