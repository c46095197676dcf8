import Testing
import Training

@Suite struct PersonalDataTests {
    @Test(arguments: [
        ("meu cpf é 529.982.247-25 ok", PersonalData.Kind.cpf, "529.982.247-25"),
        ("cpf:52998224725", .cpf, "52998224725"),
        ("cartão 4111 1111 1111 1111, vence", .card, "4111 1111 1111 1111"),
        ("card 378282246310005", .card, "378282246310005"), ("5555-5555-5555-4444", .card, "5555-5555-5555-4444"),
        ("ligue (11) 98765-4321 hoje", .phone, "(11) 98765-4321"), ("+55 11 98765-4321", .phone, "+55 11 98765-4321"),
        ("whats 11987654321", .phone, "11987654321"), ("call 415-555-0123 now", .phone, "415-555-0123"),
        ("+1 (415) 555-0123", .phone, "+1 (415) 555-0123"),
        ("fala com joao.silva+x@provedor.com.br.", .email, "joao.silva+x@provedor.com.br"),
        ("<a_b@c.io>", .email, "a_b@c.io"),
    ])
    func `finds`(text: String, kind: PersonalData.Kind, match: String) {
        let found = PersonalData.find(in: text)
        #expect(found.map(\.kind) == [kind])
        #expect(found.map { String(text[$0.range]) } == [match])
    }

    @Test(arguments: [
        "protocolo 2026112100012", "cpf 529.982.247-24", "111.111.111-11", "4111 1111 1111 1112", "R$ 1.234.567,89",
        "dia 21/11/2026 às 10:04", "300 mega por 99,90", "@joao no insta", "a@b", "me@", "x @ y.com", "código 12345678",
        "pedido 10000000000", "IP 192.168.0.1", "00000000000000000000000000", "é ração 11", "",
    ])
    func `leaves alone`(text: String) {
        #expect(PersonalData.find(in: text) == [])
    }

    @Test func `redacts everything, emoji around it unharmed`() {
        #expect(
            PersonalData.redact("😀 ana@x.com ou (21) 3456-7890 – cpf 52998224725 👍")
                == "😀 [email] ou [phone] – cpf [cpf] 👍")
        #expect(PersonalData.redact("nada aqui") == "nada aqui")
    }

    @Test func `long runs of signs take no time worth mentioning`() {
        let text = String(repeating: "1-", count: 50_000) + String(repeating: "a@", count: 50_000)
        #expect(PersonalData.find(in: text).allSatisfy { $0.kind == .phone || $0.kind == .email })
    }
}
