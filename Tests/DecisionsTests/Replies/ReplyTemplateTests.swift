import Conversations
import Testing

@testable import Decisions

@Suite struct `A reply template` {
    private func values(
        name: String? = nil, plan: String? = nil, attributes: [String: JSONValue] = [:]
    ) -> TemplateValues {
        let now = PolicyFixture.now
        let customer = Customer(
            id: Identifier(stored: "cus_1"), name: name, plan: plan, attributes: attributes, createdAt: now,
            updatedAt: now)
        return TemplateValues(
            customer: customer, teamName: "Support", opening: { BusinessHours.Opening(day: "today", time: "08:00") },
            constants: ["name": "Acme"])
    }

    private func rendered(_ text: String, with values: TemplateValues) throws -> String? {
        try TemplateText(text).rendered(with: values)
    }

    @Test func `is filled in from the allowed values`() throws {
        let text =
            "{{customer.first_name}} {{ customer.name }} {{customer.plan}} {{attribute.due}} {{company.name}} "
            + "{{team.name}} {{opening.day}} {{opening.time}}"
        let values = values(name: "Ana Souza", plan: "Fibra 500", attributes: ["due": .integer(10)])
        #expect(try rendered(text, with: values) == "Ana Ana Souza Fibra 500 10 Acme Support today 08:00")
    }

    @Test func `is unusable when a value is missing`() throws {
        #expect(try rendered("Hi {{customer.name}}", with: values()) == nil)
        #expect(try rendered("Hi {{attribute.x}}", with: values(attributes: ["x": .array([])])) == nil)
        #expect(try rendered("Hi", with: values()) == "Hi")
    }

    @Test(arguments: [
        ("Ana", "Ana"), ("ANA SOUZA", "Ana"), ("joão pedro", "João"), ("Jean-Luc P.", "Jean-Luc"),
        ("D'Angelo", "D'Angelo"),
        ("McDonald", "McDonald"),
    ])
    func `calls people by their first name`(name: String, shown: String) throws {
        #expect(try rendered("{{customer.first_name}}", with: values(name: name)) == shown)
    }

    @Test(arguments: ["", "  ", "A", "http://evil.example", "Ana\nPay here", "🔥🔥", "+55 11 98765", "{{team.name}}"])
    func `leaves out what is no first name`(name: String) throws {
        #expect(try rendered("{{customer.first_name}}", with: values(name: name)) == nil)
    }

    @Test func `does not read filled-in text again`() throws {
        let text = try rendered("{{customer.name}}!", with: values(name: "{{team.name}}"))
        #expect(text == "{{team.name}}!")
    }

    @Test func `has its own wording for a channel and falls back to a plainer one`() throws {
        let template = ReplyTemplate(
            name: "t", wordings: [try TemplateText("Hi {{customer.name}}"), try TemplateText("Hi")],
            channelWordings: [.email: [try TemplateText("Dear customer")]])
        #expect(template.text(for: .whatsapp, values: values(name: "Ana")) == "Hi Ana")
        #expect(template.text(for: .whatsapp, values: values()) == "Hi")
        #expect(template.text(for: .email, values: values()) == "Dear customer")
    }

    @Test func `stands in its channel's layout`() throws {
        let replies =
            PolicyFixture.replies + """

                layouts:
                  email: ["Dear {{customer.name}},\\n{{reply}}\\n{{company.name}}", "Hello,\\n{{reply}}"]
                """
        let policy = try PolicyFixture.policy(replies: replies)
        func reply(_ channel: Channel, name: String?) -> String? {
            policy.decide(
                PolicyFixture.input {
                    $0.message.channel = channel
                    $0.customer.name = name
                }
            ).reply?.text
        }
        #expect(reply(.email, name: "Ana") == "Dear Ana,\nLet us test your line.\nAcme")
        #expect(reply(.email, name: nil) == "Hello,\nLet us test your line.")
        #expect(reply(.webChat, name: "Ana") == "Let us test your line.")
    }

    @Test(arguments: [
        "{{customer.password}}", "{{}}", "{{attribute.X-Y}}", "{{customer.name", "{{customer}}", "{{env.HOME}}",
    ])
    func `refuses placeholders outside the list`(text: String) {
        #expect(throws: TemplateText.Flaw.self) { try TemplateText(text) }
    }
}
