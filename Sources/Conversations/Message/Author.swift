/// Whose voice a thread entry is.
package enum Author: Hashable, Sendable {
    case customer
    case bot
    case agent(AgentName)

    /// `customer`, `bot` or `agent:NAME`; how it is stored and shown.
    package var label: String {
        switch self {
        case .customer: "customer"
        case .bot: "bot"
        case .agent(let name): "agent:\(name.rawValue)"
        }
    }

    package init?(label: String) {
        switch label {
        case "customer": self = .customer
        case "bot": self = .bot
        default:
            guard label.hasPrefix("agent:"), let name = AgentName(String(label.dropFirst(6))) else { return nil }
            self = .agent(name)
        }
    }
}
