import Conversations

/// Which index a list of conversations is read from, and how it is asked.
///
/// Its texts are few and the same whatever is asked for, because compiled statements are kept for ever.
enum ListIndex {
    /// Conversations of one owner and status; they lie in the list's order.
    struct Section: Hashable {
        let owner: String
        let status: String
    }

    case everything
    case team(String)
    case agent(String)

    /// Nil when nothing can be what the filter asks for.
    init?(_ filter: ConversationFilter) {
        if let agent = filter.agent {
            guard filter.owner == nil || filter.owner == "agent" else { return nil }
            self = .agent(agent)
        } else if let team = filter.team {
            self = .team(team)
        } else {
            self = .everything
        }
    }

    /// The conditions for the sections after one, in their order.
    func following(_ section: Section) -> QueryConditions {
        var conditions = QueryConditions()
        switch self {
        case .everything: break
        case .team(let team): conditions.add("team = $", .text(team))
        case .agent(let agent):
            conditions.add("owner = 'agent' AND owner_name = $ AND status > $", .text(agent), .text(section.status))
            return conditions
        }
        conditions.add("(owner, status) > ($, $)", .text(section.owner), .text(section.status))
        return conditions
    }

    /// The conditions for what of a section a filter lets through.
    ///
    /// What the index does not begin with is the column itself when nothing is asked.
    func conditions(in section: Section, _ filter: ConversationFilter) -> QueryConditions {
        var conditions = QueryConditions()
        switch self {
        case .everything: conditions.add("owner = $ AND status = $", .text(section.owner), .text(section.status))
        case .team(let team):
            conditions.add(
                "team = $ AND owner = $ AND status = $", .text(team), .text(section.owner), .text(section.status))
        case .agent(let agent):
            conditions.add("owner = 'agent' AND owner_name = $ AND status = $", .text(agent), .text(section.status))
            conditions.add("coalesce(team, '') = coalesce($, team, '')", SQLValue(filter.team))
        }
        conditions.addRest(of: filter)
        return conditions
    }
}

extension QueryConditions {
    /// What no index begins with.
    mutating func addRest(of filter: ConversationFilter) {
        add("channel = coalesce($, channel)", SQLValue(filter.channel?.rawValue))
        add("inbox = coalesce($, inbox)", SQLValue(filter.inbox))
        add("priority = coalesce($, priority)", SQLValue(filter.priority?.rawValue))
    }
}
