/// What was decided about one message, and by which rule of the policy.
package struct Decision: Hashable, Sendable, IdentifiedSubject {
    package static let prefix = "dec_"

    /// What happens next.
    package enum Route: Hashable, Sendable {
        /// The bot answers.
        case reply(Reply)
        /// A team takes over; the customer may get a line that says so.
        case handOff(team: String, notice: Reply?)
        /// Nothing is said: a person owns the conversation, the customer opted out, or nobody wrote the mail.
        case silent
    }

    package var route: Route
    package var reason: DecisionReason
    /// The threshold the confidence was held against; nil where the reason did not look at it.
    package var threshold: Double?
    package var priority: Priority
    /// Named actions the reply calls for, such as `run_line_test`.
    package var actions: [String]
    /// The intents that the reply answers: none for a notice and for a question back, two where it answers both requests.
    package var answers: [IntentLabel]
    /// What the reply asks for.
    package var asks: Expectation?

    package init(
        route: Route, reason: DecisionReason, threshold: Double? = nil, priority: Priority = .normal,
        actions: [String] = [], answers: [IntentLabel] = [], asks: Expectation? = nil
    ) {
        self.route = route
        self.reason = reason
        self.threshold = threshold
        self.priority = priority
        self.actions = actions
        self.answers = answers
        self.asks = asks
    }

    /// Text for the customer and the name of the template it came from.
    package struct Reply: Hashable, Codable, Sendable {
        package var text: String
        package var template: String

        package init(text: String, template: String) {
            self.text = text
            self.template = template
        }

        enum CodingKeys: String, CodingKey {
            case text, template
        }
    }

    /// How the message endpoint names the outcome.
    package var resolution: Resolution {
        switch route {
        case .reply: reason == .clarify ? .aiClarification : .aiAutomated
        case .handOff: reason == .closedHours ? .queuedAfterHours : .humanRouted
        case .silent: .suppressed
        }
    }

    package enum Resolution: String, Codable, Sendable, CaseIterable {
        case aiAutomated = "ai_automated"
        /// The one question back that a fragment gets.
        case aiClarification = "ai_clarification"
        case humanRouted = "human_routed"
        case queuedAfterHours = "queued_after_hours"
        case suppressed
    }
}

/// Which rule of the policy decided, in the order in which they are tried.
package enum DecisionReason: String, Codable, Sendable, CaseIterable {
    case ownedByPerson = "owned_by_person"
    case danger = "sensitive/danger"
    case medical = "sensitive/medical"
    case selfHarm = "sensitive/self_harm"
    case crime = "sensitive/crime"
    case legal = "sensitive/legal"
    case minors = "sensitive/minors"
    case death = "sensitive/death"
    case privacy = "sensitive/privacy"
    case otherAccount = "sensitive/other_account"
    case optedOut = "opted_out"
    case asksForPerson = "asks_for_person"
    /// Nobody wrote the mail: a bounce, an absence notice, a newsletter.
    case automaticMail = "automatic_mail"
    /// Nothing in the message is the customer's own.
    case nothingOwn = "nothing_own"
    case hardRule = "hard_rule"
    case frustrated
    case urgent
    case customerTier = "customer_tier"
    case languageNotSpoken = "language_not_spoken"
    /// The message was read as the answer to what the bot had asked.
    case expectedAnswer = "expected_answer"
    /// A fragment got one question back.
    case clarify
    /// A fragment that is not, or no longer, asked about.
    case fragment
    case outOfScope = "out_of_scope"
    /// What the bot answered did not help.
    case unsolved
    /// Two requests that no one reply covers.
    case twoRequests = "two_requests"
    case belowThreshold = "below_threshold"
    case ambiguous
    case tooManyAutomaticTurns = "too_many_automatic_turns"
    case closedHours = "closed_hours"
    case outsideServiceWindow = "outside_service_window"
    /// The reply is what the customer read last.
    case repeated
    /// The category is allowed to be answered, but has no reply template.
    case noReply = "no_reply_template"
    case answered
    /// Something broke on the way; a person gets it.
    case pipelineFailure = "pipeline_failure"
    /// The message crashed the service twice; stored, not looked at again by the machine.
    case quarantined

    /// The reason with which a matter of this kind goes to a person.
    package static func sensitive(_ kind: SensitiveMatter.Kind) -> DecisionReason {
        switch kind {
        case .danger: .danger
        case .medical: .medical
        case .selfHarm: .selfHarm
        case .crime: .crime
        case .legal: .legal
        case .minors: .minors
        case .death: .death
        case .privacy: .privacy
        case .otherAccount: .otherAccount
        }
    }
}

/// How soon a person should look.
package enum Priority: Int, Codable, Sendable, CaseIterable, Comparable {
    case low = 0
    case normal = 1
    case high = 2
    case urgent = 3

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// `low`, `normal`, `high` or `urgent`.
    package var name: String {
        switch self {
        case .low: "low"
        case .normal: "normal"
        case .high: "high"
        case .urgent: "urgent"
        }
    }

    package init?(name: String) {
        guard let priority = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = priority
    }
}
