// Written on every message, so written by hand, with the names by which `Decodable` reads it.
extension DecisionReceipt: JSONWritable {
    package func write(to json: inout JSONText) {
        typealias Key = CodingKeys
        json.beginObject()
        json.field(Key.id, id.rawValue)
        json.field(Key.messageID, messageID.rawValue)
        json.field(Key.conversationID, conversationID.rawValue)
        json.field(Key.customerID, customerID.rawValue)
        if let classification {
            json.key(Key.classification)
            json.value(classification)
        }
        if let classifiedText { json.field(Key.classifiedText, classifiedText) }
        json.key(Key.profile)
        json.value(profile)
        json.field(Key.resolution, resolution.rawValue)
        json.field(Key.reason, reason.rawValue)
        if let threshold { json.field(Key.threshold, threshold) }
        json.field(Key.priority, priority.name)
        json.field(Key.actions, actions)
        if let reply {
            json.key(Key.reply)
            reply.write(to: &json)
        }
        if !answers.isEmpty { json.field(Key.answers, answers.map(\.rawValue)) }
        if !facts.isEmpty {
            json.key(Key.facts)
            json.value(facts)
        }
        if let team { json.field(Key.team, team) }
        if let agent { json.field(Key.agent, agent) }
        json.key(Key.trace)
        json.value(trace)
        json.field(Key.policy, policy)
        json.field(Key.notes, notes)
        json.field(Key.latencyMilliseconds, latencyMilliseconds)
        json.field(Key.createdAt, createdAt.rfc3339)
        json.endObject()
    }
}

extension Decision.Reply: JSONWritable {
    package func write(to json: inout JSONText) {
        json.beginObject()
        json.field(CodingKeys.text, text)
        json.field(CodingKeys.template, template)
        json.endObject()
    }
}

extension Classification.Candidate: JSONWritable {
    package func write(to json: inout JSONText) {
        json.beginObject()
        json.field(CodingKeys.intent, intent.rawValue)
        json.field(CodingKeys.confidence, confidence)
        json.endObject()
    }
}

extension JSONText {
    fileprivate mutating func value(_ classification: Classification) {
        typealias Key = Classification.CodingKeys
        beginObject()
        key(Key.ranking)
        value(classification.ranking)
        if let language = classification.language { field(Key.language, language) }
        field(Key.inScope, classification.inScope)
        key(Key.sentiment)
        value(classification.sentiment)
        field(Key.rules, classification.rules)
        if let hardRule = classification.hardRule {
            key(Key.hardRule)
            value(hardRule)
        }
        field(Key.timedOutRules, classification.timedOutRules)
        // What most messages do not have is left out, and read with its default.
        if !classification.requests.isEmpty {
            key(Key.requests)
            value(classification.requests)
        }
        if !classification.signs.isEmpty { field(Key.signs, classification.signs.names) }
        if classification.shape != .words { field(Key.shape, classification.shape.rawValue) }
        if let sensitive = classification.sensitive {
            key(Key.sensitive)
            value(sensitive)
        }
        field(Key.model, classification.model)
        endObject()
    }

    private mutating func value(_ matter: SensitiveMatter) {
        typealias Key = SensitiveMatter.CodingKeys
        beginObject()
        field(Key.kind, matter.kind.rawValue)
        field(Key.confidence, matter.confidence)
        if let rule = matter.rule { field(Key.rule, rule) }
        endObject()
    }

    private mutating func value(_ sentiment: Sentiment) {
        typealias Key = Sentiment.CodingKeys
        beginObject()
        field(Key.score, sentiment.score)
        field(Key.label, sentiment.label.rawValue)
        field(Key.frustrated, sentiment.frustrated)
        field(Key.urgent, sentiment.urgent)
        endObject()
    }

    /// As the compiler's own `Codable` spells an enum with values.
    private mutating func value(_ rule: Classification.HardRule) {
        typealias Key = Classification.HardRule.CodingKeys
        beginObject()
        switch rule {
        case .intent(let intent, let name):
            key(Key.intent)
            beginObject()
            field(Classification.HardRule.IntentCodingKeys._0, intent.rawValue)
            field(Classification.HardRule.IntentCodingKeys.rule, name)
        case .human(let name):
            key(Key.human)
            beginObject()
            field(Classification.HardRule.HumanCodingKeys.rule, name)
        }
        endObject()
        endObject()
    }

    fileprivate mutating func value(_ profile: ProfileSignals) {
        typealias Key = ProfileSignals.CodingKeys
        beginObject()
        if let tier = profile.tier { field(Key.tier, tier) }
        field(Key.openInvoice, profile.openInvoice)
        field(Key.outage, profile.outage)
        if let intent = profile.lastIntent { field(Key.lastIntent, intent.rawValue) }
        if let language = profile.language { field(Key.language, language) }
        if profile.turn > 0 {
            key(Key.turn)
            value(profile.turn)
        }
        if let intent = profile.lastAnswered { field(Key.lastAnswered, intent.rawValue) }
        if !profile.asked.isEmpty { field(Key.asked, profile.asked) }
        endObject()
    }

    fileprivate mutating func value(_ trace: [DecisionStep]) {
        typealias Key = DecisionStep.CodingKeys
        beginArray()
        for step in trace {
            next()
            beginObject()
            field(Key.rule, step.rule)
            field(Key.outcome, step.outcome.rawValue)
            if let note = step.note { field(Key.note, note) }
            endObject()
        }
        endArray()
    }
}
