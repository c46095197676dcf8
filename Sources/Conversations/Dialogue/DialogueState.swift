/// What the bot remembers of the dialogue in a conversation.
///
/// Changed by the conversation's events and by noting facts, and by nothing else.
package struct DialogueState: Hashable, Sendable {
    /// A text that the bot said.
    package struct Said: Hashable, Codable, Sendable {
        package var template: String
        /// An ``Utterance``'s digest.
        package var digest: String

        enum CodingKeys: String, CodingKey {
            case template, digest
        }
    }

    /// What the customer read last, if it was the bot's; nil once a person has answered.
    package internal(set) var said: Said?
    /// What the bot asked for in the text before the customer's next message.
    package internal(set) var expects: Expectation?
    /// Templates that asked for something, the latest last, so that nothing is asked twice.
    package internal(set) var asked: [String] = []
    /// What the customer told, the latest last; at most one message's facts of each name.
    package internal(set) var facts: [Fact] = []
    /// Whether the one question back that a fragment gets has been used.
    package internal(set) var clarified = false
    /// The intent that the bot answered last.
    package internal(set) var lastAnswered: IntentLabel?
    /// Automatic answers in a row about that intent, those to what was asked on the way included.
    package internal(set) var answersInMatter = 0

    /// Facts that are kept of a conversation.
    package static let factLimit = 32
    /// Templates that are remembered as asked.
    package static let askedLimit = 16

    package init() {}

    /// The same text, or the same template in other words, was what the customer read last.
    package func hasJustSaid(_ text: String, template: String) -> Bool {
        said.map { $0.template == template || $0.digest == Utterance.digest(of: text) } ?? false
    }

    /// Whether that very text was what the customer read last.
    package func hasJustSaid(text: String) -> Bool {
        said?.digest == Utterance.digest(of: text)
    }

    /// Takes a message's facts over: a name that is told again is corrected by it.
    mutating func note(_ new: [Fact]) {
        guard !new.isEmpty else { return }
        let names = Set(new.map(\.name))
        facts.removeAll { names.contains($0.name) }
        facts.append(contentsOf: new.prefix(Self.factLimit))
        facts.removeFirst(max(facts.count - Self.factLimit, 0))
    }

    /// The bot said something; what was asked before is settled by it.
    mutating func note(_ utterance: Utterance) {
        said = Said(template: utterance.template, digest: utterance.digest)
        expects = utterance.asks
        if utterance.asks != nil, !asked.contains(utterance.template) {
            asked.append(utterance.template)
            asked.removeFirst(max(asked.count - Self.askedLimit, 0))
        }
        if utterance.isClarification { clarified = true }
        guard let answered = utterance.answers.first else { return }
        answersInMatter = answered == lastAnswered ? answersInMatter + 1 : 1
        lastAnswered = answered
    }

    /// A person takes over: what the bot asked is theirs to ask again, what was told stays.
    mutating func handOver() {
        expects = nil
        answersInMatter = 0
    }

    /// Somebody else than the bot has spoken to the customer.
    mutating func interrupt() {
        handOver()
        said = nil
    }
}
