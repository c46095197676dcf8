import ContextEngine
import Conversations
import PhoneNumbers
import Testing

@testable import Journey

@Suite struct `An identifier of an older store` {
    private func verdict(
        _ kind: String, _ value: String, on channels: [Channel] = [.whatsapp], in region: String = "BR",
        evidence: [String] = []
    ) -> IdentityReading.Verdict {
        let places = channels.map { IdentityReading.Place(channel: $0, region: PhoneRegion(region)) }
        return IdentityReading(kind: kind, value: value).verdict(at: places) {
            Set(evidence.compactMap { PhoneNumber(international: Array($0.utf8)) })
        }
    }

    @Test(arguments: ["+5511987654321", "+551133334444", "+12025550123", "+447911123456", "+254712345678"])
    func `stays when it can be nothing else`(number: String) {
        #expect(verdict("phone", number) == .stays)
        #expect(verdict("phone", number, on: [.phone, .webChat]) == .stays)
    }

    @Test func `becomes the only number it can be`() {
        // Chile; Brazil has no area code 56.
        #expect(verdict("phone", "+5556987654321") == .becomes(kind: .phone, value: "+56987654321"))
    }

    @Test func `becomes a number of the inbox's region when Brazil has no such`() {
        // 07911 123456, typed in the United Kingdom.
        #expect(
            verdict("phone", "+557911123456", on: [.phone], in: "GB")
                == .becomes(kind: .phone, value: "+447911123456"))
        // (202) 555-0123, typed in the United States.
        #expect(
            verdict("phone", "+552025550123", on: [.phone], in: "US")
                == .becomes(kind: .phone, value: "+12025550123"))
    }

    @Test(arguments: [
        // Peru or Porto Alegre; Spain or Uberlândia; Norway or Joinville, whose mobile had got a ninth digit.
        ("+5551987654321", "51987654321", "5551987654321"), ("+5534912345678", "34912345678", "5534912345678"),
        ("+5547991234567", "4791234567", "554791234567"),
    ])
    func `is decided by the provider's own ids, or in doubt`(stored: String, foreign: String, own: String) {
        #expect(verdict("phone", stored) == .isInDoubt)
        #expect(verdict("phone", stored, evidence: [own]) == .stays)
        #expect(verdict("phone", stored, evidence: [foreign]) == .becomes(kind: .phone, value: "+" + foreign))
        #expect(verdict("phone", stored, evidence: [own, foreign, foreign]) == .isShared)
        #expect(verdict("phone", stored, evidence: ["447911123456"]) == .isInDoubt)
        // On the others nobody guessed.
        #expect(verdict("phone", stored, on: [.webChat, .email]) == .stays)
    }

    @Test func `is no telephone number when no country has it`() {
        #expect(verdict("phone", "+999123456789") == .becomes(kind: .external, value: "999123456789"))
        #expect(verdict("phone", "+999123456789", on: [.phone]) == .becomes(kind: .external, value: "+999123456789"))
    }

    @Test func `loses what nobody can see, and the zeros of at home`() {
        #expect(
            verdict("email", "ana@example.com\u{200B}", on: [.email])
                == .becomes(kind: .email, value: "ana@example.com"))
        #expect(verdict("email", "ana@example.com", on: [.email]) == .stays)
        #expect(verdict("phone", "+55011987650001") == .becomes(kind: .phone, value: "+5511987650001"))
        #expect(verdict("external", "0xx11 98765-0001") == .becomes(kind: .phone, value: "+5511987650001"))
        #expect(verdict("external", "0xx11 98765-0001", on: [.webChat]) == .stays)
        // It was the same customer on both, and is no longer.
        #expect(verdict("external", "0xx11 98765-0001", on: [.webChat, .phone]) == .isInDoubt)
        #expect(verdict("external", "CUST_1") == .stays)
        #expect(verdict("external", "12345") == .stays)
    }

    @Test(
        arguments: [
            ("wamid.HBgLNTE5ODc2NTQzMjEVAgASGBQzQTdB", "+51987654321"),
            ("wamid.HBgNNTU1MTk4NzY1NDMyMRUCABIYFDNBN0E=", "+5551987654321"),
            ("false_51987654321@c.us_3EB0C767D097B7C7C030", "+51987654321"),
            ("wamid.", nil), ("wamid.HBg", nil), ("wamid.HBj/NTE5ODc2NTQzMjE", nil), ("wamid.!!!!", nil),
            ("false_@c.us", nil), ("true_51987654321@c.us_3EB0", nil), ("SM0123456789", nil), ("", nil),
        ] as [(String, String?)])
    func `is told by ids in which providers write it`(id: String, expected: String?) {
        #expect(WhatsAppMessageID.number(in: id)?.text == expected)
    }
}
