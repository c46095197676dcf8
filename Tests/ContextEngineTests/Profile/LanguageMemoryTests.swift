import Conversations
import Testing

@testable import ContextEngine

@Suite struct `A customer's language` {
    private func customer(language: String? = nil) -> Customer {
        let now = Instant(millisecondsSinceEpoch: 0)
        return Customer(id: Identifier(stored: "cus_1"), language: language, createdAt: now, updatedAt: now)
    }

    private let long = "hello there could you please tell me when my internet will be back again"

    /// After each detection in turn, the language that is remembered.
    private func remembered(_ detected: [(String?, String)], by customer: Customer) -> [String?] {
        var customer = customer
        return detected.map { language, text in
            LanguageMemory.remember(detected: language, in: text, for: &customer)
            return customer.language
        }
    }

    @Test func `is taken from the first message that shows one`() {
        #expect(remembered([(nil, "ok"), ("pt", "oi")], by: customer()) == [nil, "pt"])
    }

    @Test func `does not change for one short message`() {
        #expect(
            remembered([("en", "ok thanks"), ("pt", "oi"), ("en", "ok"), ("pt", "oi")], by: customer(language: "pt"))
                == ["pt", "pt", "pt", "pt"])
    }

    @Test func `changes for two in succession`() {
        #expect(remembered([("en", "hi"), ("en", "hello")], by: customer(language: "pt")) == ["pt", "en"])
        #expect(
            remembered([("en", "hi"), (nil, "?"), ("en", "hi")], by: customer(language: "pt")) == ["pt", "pt", "en"])
        #expect(
            remembered([("en", "hi"), ("es", "hola"), ("en", "hi")], by: customer(language: "pt")) == [
                "pt", "pt", "pt",
            ])
    }

    @Test func `changes for one message that is long enough`() {
        #expect(remembered([("en", long)], by: customer(language: "pt")) == ["en"])
    }

    @Test func `stays as the caller stated it`() {
        var customer = customer(language: "en")
        let change = customer.apply(ProfileUpdate(language: "pt-BR"), at: Instant(millisecondsSinceEpoch: 0))
        #expect(change.fields == ["language"])
        #expect(remembered([("en", long), ("en", long)], by: customer) == ["pt", "pt"])
        customer.apply(ProfileUpdate(language: ""), at: Instant(millisecondsSinceEpoch: 0))
        #expect(remembered([("en", "hi"), ("en", long)], by: customer) == ["en", "en"])
    }
}
