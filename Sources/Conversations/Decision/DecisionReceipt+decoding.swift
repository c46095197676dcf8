// Receipts are kept for years. What every receipt has had from the first is required; whatever came later, or comes, is read
// with a default where it is missing, so that an older receipt can still be read.

extension DecisionReceipt: Decodable {
    enum CodingKeys: String, CodingKey {
        case id, messageID, conversationID, customerID, classification, classifiedText, profile, resolution, reason,
            threshold, priority, actions, reply, answers, facts, team, agent, trace, policy, notes, latencyMilliseconds,
            createdAt
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(Identifier<Decision>.self, forKey: .id)
        messageID = try fields.decode(Identifier<Message>.self, forKey: .messageID)
        conversationID = try fields.decode(Identifier<Conversation>.self, forKey: .conversationID)
        customerID = try fields.decode(Identifier<Customer>.self, forKey: .customerID)
        classification = try fields.decodeIfPresent(Classification.self, forKey: .classification)
        classifiedText = try fields.decodeIfPresent(String.self, forKey: .classifiedText)
        profile = try fields.decodeIfPresent(ProfileSignals.self, forKey: .profile) ?? ProfileSignals()
        resolution = try fields.decode(Decision.Resolution.self, forKey: .resolution)
        reason = try fields.decode(DecisionReason.self, forKey: .reason)
        threshold = try fields.decodeIfPresent(Double.self, forKey: .threshold)
        guard let priority = Priority(name: try fields.decode(String.self, forKey: .priority)) else {
            throw DecodingError.dataCorruptedError(forKey: .priority, in: fields, debugDescription: "not a priority")
        }
        self.priority = priority
        actions = try fields.decodeIfPresent([String].self, forKey: .actions) ?? []
        reply = try fields.decodeIfPresent(Decision.Reply.self, forKey: .reply)
        answers = try fields.decodeIfPresent([IntentLabel].self, forKey: .answers) ?? []
        facts = try fields.decodeIfPresent([Fact].self, forKey: .facts) ?? []
        team = try fields.decodeIfPresent(String.self, forKey: .team)
        agent = try fields.decodeIfPresent(String.self, forKey: .agent)
        trace = try fields.decodeIfPresent([DecisionStep].self, forKey: .trace) ?? []
        policy = try fields.decode(String.self, forKey: .policy)
        notes = try fields.decodeIfPresent([String].self, forKey: .notes) ?? []
        latencyMilliseconds = try fields.decodeIfPresent(Double.self, forKey: .latencyMilliseconds) ?? 0
        createdAt = try fields.decode(Instant.self, forKey: .createdAt)
    }
}

extension Classification {
    enum CodingKeys: String, CodingKey {
        case ranking, language, inScope, sentiment, rules, hardRule, timedOutRules, requests, signs, shape, sensitive,
            model
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            ranking: try fields.decode([Candidate].self, forKey: .ranking),
            language: try fields.decodeIfPresent(String.self, forKey: .language),
            inScope: try fields.decode(Bool.self, forKey: .inScope),
            sentiment: try fields.decode(Sentiment.self, forKey: .sentiment),
            rules: try fields.decodeIfPresent([String].self, forKey: .rules) ?? [],
            hardRule: try fields.decodeIfPresent(HardRule.self, forKey: .hardRule),
            timedOutRules: try fields.decodeIfPresent([String].self, forKey: .timedOutRules) ?? [],
            requests: try fields.decodeIfPresent([Candidate].self, forKey: .requests) ?? [],
            signs: try fields.decodeIfPresent(MessageSigns.self, forKey: .signs) ?? [],
            shape: try fields.decodeIfPresent(MessageShape.self, forKey: .shape) ?? .words,
            sensitive: try fields.decodeIfPresent(SensitiveMatter.self, forKey: .sensitive),
            model: try fields.decode(String.self, forKey: .model))
    }
}

extension Sentiment {
    enum CodingKeys: String, CodingKey {
        case score, label, frustrated, urgent
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            score: try fields.decode(Double.self, forKey: .score),
            label: try fields.decode(Label.self, forKey: .label),
            frustrated: try fields.decodeIfPresent(Bool.self, forKey: .frustrated) ?? false,
            urgent: try fields.decodeIfPresent(Bool.self, forKey: .urgent) ?? false)
    }
}

extension ProfileSignals {
    enum CodingKeys: String, CodingKey {
        case tier, openInvoice, outage, lastIntent, language, turn, lastAnswered, asked
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            tier: try fields.decodeIfPresent(String.self, forKey: .tier),
            openInvoice: try fields.decodeIfPresent(Bool.self, forKey: .openInvoice) ?? false,
            outage: try fields.decodeIfPresent(Bool.self, forKey: .outage) ?? false,
            lastIntent: try fields.decodeIfPresent(IntentLabel.self, forKey: .lastIntent),
            language: try fields.decodeIfPresent(String.self, forKey: .language),
            turn: try fields.decodeIfPresent(Int.self, forKey: .turn) ?? 0,
            lastAnswered: try fields.decodeIfPresent(IntentLabel.self, forKey: .lastAnswered),
            asked: try fields.decodeIfPresent([String].self, forKey: .asked) ?? [])
    }
}
