// Stored beside the conversation, so written by hand like a receipt; what is as it was at the beginning is left out.

extension DialogueState: JSONWritable {
    enum CodingKeys: String, CodingKey {
        case said, expects, asked, facts, clarified
        case lastAnswered = "last_answered"
        case answersInMatter = "answers_in_matter"
    }

    package func write(to json: inout JSONText) {
        json.beginObject()
        if let said {
            json.key(CodingKeys.said)
            json.beginObject()
            json.field(Said.CodingKeys.template, said.template)
            json.field(Said.CodingKeys.digest, said.digest)
            json.endObject()
        }
        if let expects {
            json.key(CodingKeys.expects)
            expects.write(to: &json)
        }
        if !asked.isEmpty { json.field(CodingKeys.asked, asked) }
        if !facts.isEmpty {
            json.key(CodingKeys.facts)
            json.value(facts)
        }
        if clarified { json.field(CodingKeys.clarified, clarified) }
        if let lastAnswered { json.field(CodingKeys.lastAnswered, lastAnswered.rawValue) }
        if answersInMatter > 0 {
            json.key(CodingKeys.answersInMatter)
            json.value(answersInMatter)
        }
        json.endObject()
    }
}

extension DialogueState: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        said = try fields.decodeIfPresent(Said.self, forKey: .said)
        expects = try fields.decodeIfPresent(Expectation.self, forKey: .expects)
        asked = try fields.decodeIfPresent([String].self, forKey: .asked) ?? []
        facts = try fields.decodeIfPresent([Fact].self, forKey: .facts) ?? []
        clarified = try fields.decodeIfPresent(Bool.self, forKey: .clarified) ?? false
        lastAnswered = try fields.decodeIfPresent(IntentLabel.self, forKey: .lastAnswered)
        answersInMatter = try fields.decodeIfPresent(Int.self, forKey: .answersInMatter) ?? 0
    }
}
