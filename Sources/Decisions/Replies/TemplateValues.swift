import Conversations

/// The values that may go into a message to one customer.
struct TemplateValues {
    let customer: Customer
    let teamName: String?
    /// Asked only when a template needs it, because it asks the calendar.
    let opening: () -> BusinessHours.Opening?
    let constants: [String: String]
    /// What the customer told in the conversation.
    var facts: [Fact] = []

    /// Nil when not known, or known but not fit to be shown.
    func value(of placeholder: Placeholder) -> String? {
        switch placeholder {
        case .customerName: shown(customer.name)
        case .customerFirstName: firstName
        case .customerPlan: shown(customer.plan)
        case .customerTier: shown(customer.tier)
        case .attribute(let name): attribute(name)
        case .fact(let name): shown(facts.valuesByName.first { $0.name == name }?.value)
        case .teamName: teamName
        case .openingDay: opening()?.day
        case .openingTime: opening()?.time
        case .company(let name): constants[name]
        case .reply: nil
        }
    }

    /// The first word of the name, when it looks like one: profile names on chat channels can be anything.
    private var firstName: String? {
        guard let word = shown(customer.name)?.split(separator: " ").first, (2...30).contains(word.count),
            word.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" })
        else { return nil }
        let isShouted = word.allSatisfy { !$0.isLowercase } || word.allSatisfy { !$0.isUppercase }
        return isShouted ? word.prefix(1).uppercased() + word.dropFirst().lowercased() : String(word)
    }

    private func attribute(_ name: String) -> String? {
        switch customer.attributes[name] {
        case .string(let text): shown(text)
        case .integer(let value): String(value)
        case .number(let value) where value.isFinite: String(value)
        default: nil
        }
    }

    /// One short line; anything longer or with control characters is not a value but somebody's text.
    private func shown(_ text: String?) -> String? {
        guard let text, text.flaw(asLineOf: 300) == nil else { return nil }
        return text
    }
}
