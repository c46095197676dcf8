import Conversations
import Testing

@Suite struct `A profile update` {
    private let start = Instant(millisecondsSinceEpoch: 1000)
    private let later = Instant(millisecondsSinceEpoch: 2000)

    private func customer() -> Customer {
        Customer(
            id: Identifier(stored: "cus_1"), name: "Ana", tier: "gold", attributes: ["city": .string("Recife")],
            createdAt: start, updatedAt: start)
    }

    @Test func `changes what it states, and says what that was`() {
        var customer = customer()
        let change = customer.apply(
            ProfileUpdate(
                name: " Ana Souza ", tier: "", plan: "500", language: "pt-BR", optedOut: true,
                attributes: ["open_invoice": .bool(true), "city": .null]), at: later)
        #expect(
            change.fields == [
                "name", "tier", "plan", "language", "opted_out", "attributes.city", "attributes.open_invoice",
            ])
        #expect(!change.droppedFacts)
        #expect(customer.name == "Ana Souza")
        #expect(customer.tier == nil)
        #expect(customer.language == "pt")
        #expect(customer.optedOut)
        #expect(customer.languageIsStated)
        #expect(customer.attributes["city"] == nil)
        #expect(customer.updatedAt == later)
    }

    @Test func `that says nothing new changes nothing`() {
        var customer = customer()
        for update in [
            ProfileUpdate(), ProfileUpdate(name: "Ana ", optedOut: false, attributes: ["city": .string("Recife")]),
        ] {
            #expect(customer.apply(update, displayName: "Aninha", at: later).fields.isEmpty)
            #expect(customer == self.customer())
        }
    }

    @Test func `takes an opt-out back`() {
        var customer = customer()
        customer.apply(ProfileUpdate(optedOut: true), at: start)
        #expect(customer.apply(ProfileUpdate(), at: start).fields.isEmpty)
        #expect(customer.optedOut)
        #expect(customer.apply(ProfileUpdate(optedOut: false), at: start).fields == ["opted_out"])
        #expect(!customer.optedOut)
    }

    @Test func `cannot touch what the service remembers itself`() {
        var customer = customer()
        let change = customer.apply(ProfileUpdate(attributes: ["_language_stated": .bool(true), "": .null]), at: later)
        #expect(change.droppedFacts)
        #expect(change.fields.isEmpty)
        #expect(!customer.languageIsStated)
    }

    @Test(arguments: [
        ("pt", "pt"), ("PT-br", "pt"), ("es_419", "es"), ("zh-Hans-CN", "zh"), ("klingon", nil), ("por", nil),
        ("p", nil), ("", nil), ("pt-", nil), ("-pt", nil), ("pt BR", nil), ("pt-abcdefghi", nil), ("12", nil),
        ("çã", nil),
    ])
    func `knows a language by its tag`(text: String, language: String?) {
        #expect(LanguageTag(text)?.language == language)
    }
}
