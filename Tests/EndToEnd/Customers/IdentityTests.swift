import Conversations
import TestSupport
import Testing

@Suite(.sharedServer) struct IdentityTests {
    /// Who somebody is taken for.
    private func customer(_ identifier: String, on channel: String, inbox: String = "default") async throws -> String {
        let answer = try await SharedServer.client().message(
            "oi", from: identifier, channel: channel, ["inbox": .string(inbox)])
        #expect(answer.status == 200, "\(identifier): \(answer.text)")
        return try answer.json()["customer_id"]?.text ?? ""
    }

    private func identifiers(_ customer: String) async throws -> [String] {
        let answer = try await SharedServer.client().get("/api/v1/customers/\(customer)").json()
        return answer["identifiers"]?.items?.compactMap { item in
            item["kind"]?.text.flatMap { kind in item["value"]?.text.map { "\(kind):\($0)" } }
        } ?? []
    }

    @Test(arguments: ["whatsapp", "phone"])
    func `a Brazilian is one customer in every spelling`(channel: String) async throws {
        var customers: Set<String> = []
        for spelling in [
            "+5511987650001", "+55 (0)11 98765-0001", "+55 011 98765-0001", "015 11 98765-0001", "0xx11 98765-0001",
            "5511987650001", "551187650001", "5511987650001@c.us", "\u{202A}+55 11 98765\u{2011}0001\u{202C}",
        ] { customers.insert(try await customer(spelling, on: channel)) }
        #expect(customers.count == 1)
        #expect(try await identifiers(customers.first ?? "") == ["phone:+5511987650001"])
    }

    @Test func `numbers are read by the inbox's region`() async throws {
        let british = try await customer("+447700900123", on: "phone", inbox: "british")
        #expect(try await customer("07700 900123", on: "phone", inbox: "british") == british)
        #expect(try await customer("07700 900123", on: "phone") != british)
    }

    @Test func `two people are two customers`() async throws {
        let peru = try await customer("51987654321", on: "whatsapp")
        let portoAlegre = try await customer("5551987654321", on: "whatsapp")
        #expect(peru != portoAlegre)
        #expect(try await identifiers(peru) == ["phone:+51987654321"])
        #expect(try await identifiers(portoAlegre) == ["phone:+5551987654321"])
        #expect(try await customer("+51 987 654 321", on: "phone") == peru)
        #expect(try await customer("(51) 98765-4321", on: "phone") == portoAlegre)
        // Nobody can know which of the two this is.
        let either = try await customer("51987654321", on: "phone")
        #expect(either != peru && either != portoAlegre)
    }

    @Test func `what no country has is no telephone number`() async throws {
        for text in ["999123456789", "+999123456789", "55119", "12345"] {
            #expect(try await identifiers(try await customer(text, on: "whatsapp")) == ["external:\(text)"])
        }
    }

    @Test func `invisible characters make no other customer`() async throws {
        let ana = try await customer("ana.souza@example.com", on: "email")
        #expect(try await customer("ANA.SOUZA@EXAMPLE.COM\u{200B}", on: "email") == ana)
        #expect(try await customer("Ana <ana.souza\u{FEFF}@example.com>\u{200E}", on: "email") == ana)
        #expect(try await identifiers(ana) == ["email:ana.souza@example.com"])
    }
}
