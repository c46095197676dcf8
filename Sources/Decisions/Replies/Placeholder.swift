/// A value that a reply template may ask for; nothing else can be put into a message to a customer.
enum Placeholder: Hashable {
    case customerName, customerFirstName, customerPlan, customerTier
    /// A fact from the customer's profile, `{{attribute.NAME}}`.
    case attribute(String)
    case teamName
    /// When people are back: the day in words and the time.
    case openingDay, openingTime
    /// What the customer told in the conversation, `{{facts.NAME}}`.
    case fact(String)
    /// A constant from replies.yaml, `{{company.NAME}}`.
    case company(String)
    /// The reply itself, in a layout.
    case reply

    /// Nil when there is no such placeholder.
    init?(_ text: String) {
        switch text {
        case "customer.name": self = .customerName
        case "customer.first_name": self = .customerFirstName
        case "customer.plan": self = .customerPlan
        case "customer.tier": self = .customerTier
        case "team.name": self = .teamName
        case "opening.day": self = .openingDay
        case "opening.time": self = .openingTime
        case "reply": self = .reply
        default:
            guard let dot = text.firstIndex(of: "."), isName(text[text.index(after: dot)...]) else { return nil }
            let name = String(text[text.index(after: dot)...])
            switch text[..<dot] {
            case "attribute": self = .attribute(name)
            case "facts": self = .fact(name)
            case "company": self = .company(name)
            default: return nil
            }
        }
    }

    /// What may stand between the braces, for messages.
    static let allowed =
        "customer.name, customer.first_name, customer.plan, customer.tier, attribute.NAME, facts.NAME, company.NAME, "
        + "team.name, opening.day, opening.time"
}

/// Lower-case letters, digits and `_`, 1 to 64 of them: names of teams, actions, constants and attributes.
func isName(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
}
