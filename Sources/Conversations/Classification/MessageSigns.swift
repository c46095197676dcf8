/// What a message's words show beside the request itself.
package struct MessageSigns: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package static let greeting = MessageSigns(rawValue: 1 << 0)
    package static let thanks = MessageSigns(rawValue: 1 << 1)
    package static let apology = MessageSigns(rawValue: 1 << 2)
    package static let farewell = MessageSigns(rawValue: 1 << 3)
    /// Turns against what was said before: "but", "só que".
    package static let contrast = MessageSigns(rawValue: 1 << 4)
    /// Says what is not wanted, or takes something back.
    package static let negation = MessageSigns(rawValue: 1 << 5)
    /// Says that what was tried or promised did not help: "still", "não resolveu".
    package static let unsolved = MessageSigns(rawValue: 1 << 6)
    /// Says that the matter is settled: "deu certo", "sorted".
    package static let solved = MessageSigns(rawValue: 1 << 7)
    /// Leans on what was said before: "e o outro?", "same for the 14th".
    package static let followUp = MessageSigns(rawValue: 1 << 8)
    package static let question = MessageSigns(rawValue: 1 << 9)
    package static let yes = MessageSigns(rawValue: 1 << 10)
    package static let no = MessageSigns(rawValue: 1 << 11)
    /// Announces a further matter: "duas coisas", "one more thing".
    package static let addition = MessageSigns(rawValue: 1 << 12)

    private static let named: [(sign: MessageSigns, name: String)] = [
        (.greeting, "greeting"), (.thanks, "thanks"), (.apology, "apology"), (.farewell, "farewell"),
        (.contrast, "contrast"), (.negation, "negation"), (.unsolved, "unsolved"), (.solved, "solved"),
        (.followUp, "follow_up"), (.question, "question"), (.yes, "yes"), (.no, "no"), (.addition, "addition"),
    ]

    /// The signs' names, in a fixed order, as receipts have them.
    package var names: [String] { Self.named.filter { contains($0.sign) }.map(\.name) }

    /// Unknown names, of a newer version, are passed over.
    package init(names: some Sequence<String>) {
        self = names.reduce(into: []) { signs, name in
            if let found = Self.named.first(where: { $0.name == name }) { signs.insert(found.sign) }
        }
    }
}

extension MessageSigns: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(names: try decoder.singleValueContainer().decode([String].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(names)
    }
}
