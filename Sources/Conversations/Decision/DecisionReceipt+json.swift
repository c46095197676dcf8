// Written on every message, so written by hand; `Decodable` reads it with the names of the properties.
extension DecisionReceipt: JSONWritable {
    package func write(to json: inout JSONText) {
        json.beginObject()
        json.field("id", id.rawValue)
        json.field("messageID", messageID.rawValue)
        json.field("conversationID", conversationID.rawValue)
        json.field("customerID", customerID.rawValue)
        if let classification {
            json.key("classification")
            json.value(classification)
        }
        if let classifiedText { json.field("classifiedText", classifiedText) }
        json.key("profile")
        json.value(profile)
        json.field("resolution", resolution.rawValue)
        json.field("reason", reason.rawValue)
        if let threshold { json.field("threshold", threshold) }
        json.field("priority", priority)
        json.field("actions", actions)
        if let reply {
            json.key("reply")
            reply.write(to: &json)
        }
        if let team { json.field("team", team) }
        if let agent { json.field("agent", agent) }
        json.key("trace")
        json.value(trace)
        json.field("policy", policy)
        json.field("notes", notes)
        json.field("latencyMilliseconds", latencyMilliseconds)
        json.field("createdAt", createdAt.rfc3339)
        json.endObject()
    }
}

extension Decision.Reply: JSONWritable {
    package func write(to json: inout JSONText) {
        json.beginObject()
        json.field("text", text)
        json.field("template", template)
        json.endObject()
    }
}

extension JSONText {
    package mutating func field(_ name: String, _ value: String?) {
        key(name)
        self.value(value)
    }

    package mutating func field(_ name: String, _ value: Double?) {
        key(name)
        self.value(value)
    }

    package mutating func field(_ name: String, _ value: Bool) {
        key(name)
        self.value(value)
    }

    package mutating func field(_ name: String, _ values: [String]) {
        key(name)
        value(values)
    }

    fileprivate mutating func value(_ classification: Classification) {
        beginObject()
        key("ranking")
        beginArray()
        for candidate in classification.ranking {
            next()
            beginObject()
            field("intent", candidate.intent.rawValue)
            field("confidence", candidate.confidence)
            endObject()
        }
        endArray()
        if let language = classification.language { field("language", language) }
        field("inScope", classification.inScope)
        key("sentiment")
        value(classification.sentiment)
        field("rules", classification.rules)
        if let hardRule = classification.hardRule {
            key("hardRule")
            value(hardRule)
        }
        field("timedOutRules", classification.timedOutRules)
        field("model", classification.model)
        endObject()
    }

    private mutating func value(_ sentiment: Sentiment) {
        beginObject()
        field("score", sentiment.score)
        field("label", sentiment.label.rawValue)
        field("frustrated", sentiment.frustrated)
        field("urgent", sentiment.urgent)
        endObject()
    }

    /// As the compiler's own `Codable` spells an enum with values.
    private mutating func value(_ rule: Classification.HardRule) {
        beginObject()
        switch rule {
        case .intent(let intent, let name):
            key("intent")
            beginObject()
            field("_0", intent.rawValue)
            field("rule", name)
        case .human(let name):
            key("human")
            beginObject()
            field("rule", name)
        }
        endObject()
        endObject()
    }

    fileprivate mutating func value(_ profile: ProfileSignals) {
        beginObject()
        if let tier = profile.tier { field("tier", tier) }
        field("openInvoice", profile.openInvoice)
        field("outage", profile.outage)
        if let intent = profile.lastIntent { field("lastIntent", intent.rawValue) }
        if let language = profile.language { field("language", language) }
        endObject()
    }

    fileprivate mutating func value(_ trace: [DecisionStep]) {
        beginArray()
        for step in trace {
            next()
            beginObject()
            field("rule", step.rule)
            field("outcome", step.outcome.rawValue)
            if let note = step.note { field("note", note) }
            endObject()
        }
        endArray()
    }
}
