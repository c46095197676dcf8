/// A customer's matter from first message to resolution: who owns it, and how it stands.
///
/// Ownership and status change only through ``apply(_:fallbackTeam:)`` and ``customerWrote(at:)``.
package struct Conversation: Hashable, Sendable, IdentifiedSubject {
    package static let prefix = "cnv_"

    package let id: Identifier<Conversation>
    package let customerID: Identifier<Customer>
    package let channel: Channel
    package let inbox: String
    package internal(set) var owner: Owner
    package internal(set) var status: Status
    package internal(set) var priority: Priority
    /// The team that last had it, so that a lost claim and a reopening find their way back.
    package internal(set) var team: String?
    /// Since when the customer has been waiting for a person; nil when nobody is.
    package internal(set) var waitingSince: Instant?
    /// Automatic replies since a person last had it.
    package internal(set) var automaticTurns: Int
    package internal(set) var disposition: Disposition?
    package var lastIntent: IntentLabel?
    /// What the bot said, asked and was told.
    package internal(set) var dialogue: DialogueState
    package let openedAt: Instant
    package internal(set) var updatedAt: Instant
    package internal(set) var lastCustomerMessageAt: Instant?
    package internal(set) var resolvedAt: Instant?
    /// Counts every applied event; a writer with an older number lost the race.
    package internal(set) var revision: Int64

    /// A new conversation, owned by the bot.
    package init(
        id: Identifier<Conversation>, customerID: Identifier<Customer>, channel: Channel, inbox: String,
        openedAt: Instant
    ) {
        self.init(
            id: id, customerID: customerID, channel: channel, inbox: inbox, owner: .bot, status: .open,
            priority: .normal, team: nil, waitingSince: nil, automaticTurns: 0, disposition: nil, lastIntent: nil,
            openedAt: openedAt, updatedAt: openedAt, lastCustomerMessageAt: nil, resolvedAt: nil, revision: 0)
    }

    /// One as it was stored.
    package init(
        id: Identifier<Conversation>, customerID: Identifier<Customer>, channel: Channel, inbox: String, owner: Owner,
        status: Status, priority: Priority, team: String?, waitingSince: Instant?, automaticTurns: Int,
        disposition: Disposition?, lastIntent: IntentLabel?, dialogue: DialogueState = DialogueState(),
        openedAt: Instant, updatedAt: Instant, lastCustomerMessageAt: Instant?, resolvedAt: Instant?, revision: Int64
    ) {
        self.id = id
        self.customerID = customerID
        self.channel = channel
        self.inbox = inbox
        self.owner = owner
        self.status = status
        self.priority = priority
        self.team = team
        self.waitingSince = waitingSince
        self.automaticTurns = automaticTurns
        self.disposition = disposition
        self.lastIntent = lastIntent
        self.dialogue = dialogue
        self.openedAt = openedAt
        self.updatedAt = updatedAt
        self.lastCustomerMessageAt = lastCustomerMessageAt
        self.resolvedAt = resolvedAt
        self.revision = revision
    }

    /// Who may answer the customer: exactly one voice at a time.
    package enum Owner: Hashable, Sendable {
        case bot
        case queue(team: String)
        /// A claim is a lock that lapses unless activity renews it.
        case agent(AgentName, until: Instant)

        /// True for a queue and for an agent: the bot says nothing.
        package var isHuman: Bool { self != .bot }
    }

    package enum Status: Hashable, Sendable {
        /// Waiting for us.
        case open
        /// Waiting for the customer.
        case pending
        case snoozed(until: Instant)
        case resolved
        case archived

        package var name: String {
            switch self {
            case .open: "open"
            case .pending: "pending"
            case .snoozed: "snoozed"
            case .resolved: "resolved"
            case .archived: "archived"
            }
        }

        /// False once the matter is closed; a new message then reopens it or starts another.
        package var isActive: Bool {
            switch self {
            case .open, .pending, .snoozed: true
            case .resolved, .archived: false
            }
        }
    }

    /// How a conversation ended, in the desk's terms.
    package struct Disposition: Hashable, Codable, Sendable {
        package var code: DispositionCode
        package var note: String?
        package var setAt: Instant

        package init(code: DispositionCode, note: String?, setAt: Instant) {
            self.code = code
            self.note = note
            self.setAt = setAt
        }
    }

    package enum DispositionCode: String, Codable, Sendable, CaseIterable {
        case resolved, escalated
        case followUpRequired = "follow_up_required"
        case bookingConfirmed = "booking_confirmed"
        case bookingCancelled = "booking_cancelled"
        case complaintResolved = "complaint_resolved"
        case complaintEscalated = "complaint_escalated"
        case inquiryAnswered = "inquiry_answered"
        case noResponse = "no_response"
        case wrongNumber = "wrong_number"
        case spam
    }
}
