import Conversations
import Patterns
import Testing

@testable import ContextEngine

@Suite struct `Facts in a message` {
    private func told(
        _ text: String, in region: FactRegion = .brazil, expecting: [String] = [],
        kinds: Set<FactKind> = Set(FactKind.allCases), own: [FactRules.Own] = []
    ) -> [String] {
        FactRecogniser(FactRules(region: region, kinds: kinds, own: own))
            .facts(in: text, of: Identifier(stored: "msg_1"), expecting: expecting)
            .map { "\($0.name)=\($0.value)\($0.isValid ? "" : "!")" }
    }

    @Test func `has a pattern for every kind in every region`() {
        for region in FactRegion.allCases {
            let patterns = FactPatterns(region: region)
            for kind in FactKind.allCases where kind != .freeText { #expect(patterns.pattern(of: kind) != nil) }
            let bare = FactKind.allCases.filter { patterns.barePattern(of: $0) != nil }
            #expect(bare.count == 11)
        }
        #expect(FactPatterns.hash != nil)
    }

    @Test(arguments: [
        ("custou R$ 1.234,56 ontem", "amount=BRL 1234.56"), ("paguei 89,9 reais", "amount=BRL 89.90"),
        ("vi por 100 reais", "amount=BRL 100"), ("it was US$ 1,200.50", "amount=USD 1200.50"),
        ("cobraram €20", "amount=EUR 20"), ("a fee of £15", "amount=GBP 15"),
    ])
    func `amounts`(text: String, fact: String) {
        #expect(told(text, kinds: [.amount]) == [fact])
    }

    @Test(arguments: [
        ("vence 12/03/2027", "date=2027-03-12"), ("dia 31/12/26", "date=2026-12-31"), ("2026-11-21", "date=2026-11-21"),
        ("em 12/03", "date=12/03"), ("12 de março de 2027", "date=2027-03-12"), ("12 de março", "date=12 de março"),
        ("on March 12th, 2027", "date=2027-03-12"), ("March 12th", "date=march 12th"), ("the 14th", "date=the 14th"),
        ("pode ser dia 12?", "date=dia 12"), ("amanhã cedo", "date=amanhã"), ("Tomorrow please", "date=tomorrow"),
        ("na próxima segunda-feira", "date=próxima segunda-feira"), ("on Friday", "date=on friday"),
        ("depois de amanhã", "date=depois de amanhã"), ("31/02/2027", "date=31/02/2027!"),
        ("29/02/2028", "date=2028-02-29"), ("29/02/2027", "date=29/02/2027!"),
    ])
    func `days, those that exist`(text: String, fact: String) {
        #expect(told(text, kinds: [.date]) == [fact])
    }

    @Test(arguments: [
        "24/7", "a segunda via do boleto", "versão 1.5", "50/50", "ip 192.168.0.1", "2 out of 3", "(11) 98765-4321",
        "dia 45", "90% do dia", "maybe", "march on",
    ])
    func `what is no day`(text: String) {
        #expect(told(text, kinds: [.date]) == [])
    }

    @Test func `days in the order of the region`() {
        #expect(told("12/03/2027", in: .unitedStates, kinds: [.date]) == ["date=2027-12-03"])
        #expect(told("12/03/2027", in: .unitedKingdom, kinds: [.date]) == ["date=2027-03-12"])
        // Only one order is a day.
        #expect(told("03/25/2027", in: .unitedKingdom, kinds: [.date]) == ["date=2027-03-25"])
    }

    @Test(arguments: [
        ("às 14h30", "time=14:30"), ("at 2:30 pm", "time=14:30"), ("12 am", "time=00:00"), ("9pm", "time=21:00"),
        ("a partir das 18h", "time=18:00"), ("às 8", "time=08:00"),
    ])
    func `times`(text: String, fact: String) {
        #expect(told(text, kinds: [.time]) == [fact])
    }

    @Test(arguments: ["faz 2 horas", "há 3h sem sinal", "25:70", "1:2"])
    func `what is no time`(text: String) {
        #expect(told(text, kinds: [.time]) == [])
    }

    @Test(arguments: [
        ("só chega 20 mega", "speed=20 Mbps"), ("deu 18,5mbps", "speed=18.5 Mbps"), ("plano de 1 giga", "speed=1 Gbps"),
        ("300Mb", "speed=300 Mbps"),
    ])
    func `speeds`(text: String, fact: String) {
        #expect(told(text, kinds: [.speed]) == [fact])
    }

    @Test func `postal codes of the region`() {
        #expect(told("meu CEP é 01310-100", kinds: [.postalCode]) == ["postal_code=01310-100"])
        #expect(told("01.310-100", kinds: [.postalCode]) == ["postal_code=01310-100"])
        #expect(told("98765-4321", kinds: [.postalCode]) == [])
        #expect(told("sw1a1aa please", in: .unitedKingdom, kinds: [.postalCode]) == ["postal_code=SW1A 1AA"])
        #expect(told("zip 94103", in: .unitedStates, kinds: [.postalCode]) == ["postal_code=94103"])
        #expect(told("order 94103", in: .unitedStates, kinds: [.postalCode]) == [])
        #expect(told("1000-205 Lisboa", in: .portugal, kinds: [.postalCode]) == ["postal_code=1000-205"])
    }

    @Test func `documents with their check digits`() {
        #expect(told("cpf 529.982.247-25", kinds: [.cpf]) == ["cpf=529.982.247-25"])
        #expect(told("cpf: 52998224725", kinds: [.cpf]) == ["cpf=529.982.247-25"])
        #expect(told("529.982.247-26", kinds: [.cpf]) == ["cpf=529.982.247-26!"])
        #expect(told("111.111.111-11", kinds: [.cpf]) == ["cpf=111.111.111-11!"])
        #expect(told("CNPJ 11.222.333/0001-81", kinds: [.cnpj]) == ["cnpj=11.222.333/0001-81"])
        #expect(told("11.222.333/0001-82", kinds: [.cnpj]) == ["cnpj=11.222.333/0001-82!"])
        // Bare digits are one only where one was asked for.
        #expect(told("52998224725", kinds: [.cpf]) == [])
        #expect(told("52998224725", expecting: ["cpf"], kinds: [.cpf]) == ["cpf=529.982.247-25"])
    }

    @Test(arguments: [
        ("my order number is AW-20418", "order_number=AW-20418"), ("pedido nº 48213", "order_number=48213"),
        ("o pedido é 77120-3, chegou?", "order_number=77120-3"), ("order #9981", "order_number=9981"),
        ("about #48213", "order_number=48213"),
    ])
    func `numbers of orders`(text: String, fact: String) {
        #expect(told(text, in: .unitedKingdom, kinds: [.orderNumber]) == [fact])
    }

    @Test(arguments: ["order 2 rings", "pedido de 150 reais", "my order", "in order to 12", "order of 12/03/2027"])
    func `what is no number of an order`(text: String) {
        #expect(told(text, kinds: [.orderNumber]) == [])
    }

    @Test func `reservations and tickets`() {
        #expect(
            told("booking reference HH4821", in: .unitedKingdom, kinds: [.reservationNumber])
                == ["reservation_number=HH4821"])
        #expect(told("protocolo: 20261130-001", kinds: [.protocolNumber]) == ["protocol_number=20261130-001"])
    }

    @Test func `addresses, telephones and streets`() {
        #expect(told("Escreva para Ana.Silva@Example.com.", kinds: [.email]) == ["email=ana.silva@example.com"])
        #expect(told("(11) 98765-4321", kinds: [.phone]) == ["phone=+5511987654321"])
        #expect(told("98765-4321", kinds: [.phone]) == ["phone=987654321"])
        #expect(told("+44 20 7946 0140", in: .brazil, kinds: [.phone]) == ["phone=+442079460140"])
        #expect(told("020 7946 0140", in: .unitedKingdom, kinds: [.phone]) == ["phone=+442079460140"])
        #expect(told("12345678901234", kinds: [.phone]) == [])
        #expect(told("moro na Rua das Flores, 123", kinds: [.street]) == ["street=Rua das Flores, 123"])
        #expect(told("Av. Paulista 1000", kinds: [.street]) == ["street=Av. Paulista, 1000"])
        #expect(told("at 221B Baker Street", in: .unitedKingdom, kinds: [.street]) == ["street=221B Baker Street"])
        #expect(told("número 45", kinds: [.number]) == ["number=45"])
    }

    @Test func `a code and a number in one breath`() {
        #expect(
            told("01310-100, número 45", expecting: ["postal_code", "number"]) == [
                "postal_code=01310-100", "number=45",
            ])
        #expect(told("01310100 45", expecting: ["postal_code", "number"]) == ["postal_code=01310-100", "number=45"])
        #expect(
            told("rua das acácias 77 cep 01310-100", expecting: ["postal_code", "number"])
                == ["street=rua das acácias, 77", "number=77", "postal_code=01310-100"])
    }

    @Test(arguments: [
        ("15", "date", "date=15"), ("no 15 por favor", "date", "date=15"), ("lá pelas 15", "time", "time=15:00"),
        ("deu 20", "speed", "speed=20 Mbps"), ("20,5", "speed", "speed=20.5 Mbps"),
        ("48213", "order_number", "order_number=48213"), ("AW20418 thanks", "order_number", "order_number=AW20418"),
        ("foi 150", "amount", "amount=BRL 150"), ("sim, pode ser", "yes_no", "yes_no=yes"),
        ("não, obrigado", "yes_no", "yes_no=no"), ("No.", "yes_no", "yes_no=no"),
        ("é que o gato mordeu o cabo", "free_text", "free_text=é que o gato mordeu o cabo"),
    ])
    func `bare answers to what was asked`(text: String, name: String, fact: String) {
        #expect(told(text, expecting: [name], kinds: []) == [fact])
    }

    @Test func `bare numbers are nothing where nothing was asked`() {
        for text in ["15", "48213", "20,5", "45"] { #expect(told(text) == []) }
    }

    @Test func `a yes stands at the beginning of something short`() {
        #expect(told("acho que sim", expecting: ["yes_no"], kinds: []) == [])
        #expect(told("not the bill, the receipt", expecting: ["yes_no"], kinds: []) == [])
        #expect(told("nothing works", expecting: ["yes_no"], kinds: []) == [])
        #expect(told("sim " + String(repeating: "e mais ", count: 20), expecting: ["yes_no"], kinds: []) == [])
    }

    @Test func `patterns of the domain come first, with the value in their group`() throws {
        let own = FactRules.Own(name: "serial_number", pattern: try Pattern(#"\bSN-?(\d{8})\b"#))
        #expect(told("sn-20261130 parou", kinds: [], own: [own]) == ["serial_number=20261130"])
        #expect(told("serial SN20261130 12/03/2027", own: [own]) == ["serial_number=20261130", "date=2027-03-12"])
    }

    @Test func `only the kinds that the domain uses, and what was asked`() {
        let text = "R$ 10 dia 12, pedido 48213"
        #expect(told(text, kinds: []) == [])
        #expect(told(text, kinds: [.date]) == ["date=dia 12"])
        #expect(told(text, expecting: ["amount"], kinds: [.date]) == ["amount=BRL 10", "date=dia 12"])
    }

    @Test func `keeps what was said beside what it means`() throws {
        let fact = try #require(
            FactRecogniser(FactRules(kinds: [.amount])).facts(
                in: "custou R$ 1.234,56!", of: Identifier(stored: "msg_9")
            ).first)
        #expect(fact.raw == "R$ 1.234,56")
        #expect(fact.messageID.rawValue == "msg_9")
    }

    @Test func `is bounded, whatever it is given`() {
        let many = (1...200).map { "R$ \($0)" }.joined(separator: " e ")
        #expect(told(many, kinds: [.amount]).count == FactRecogniser.factLimit)
        let long = String(repeating: "x", count: 60_000) + " R$ 10"
        #expect(told(long, kinds: [.amount]) == [])
        for unit in ["1", "1 ", "1.", "a@", "rua a ", "é1", "12/", "(1", "#1", "pedido ", "sim ", "👍"] {
            let facts = FactRecogniser(FactRules(kinds: Set(FactKind.allCases))).facts(
                in: String(repeating: unit, count: 4_000), of: Identifier(stored: "msg_1"),
                expecting: FactKind.allCases.map(\.rawValue))
            #expect(facts.count <= FactRecogniser.factLimit + 2)
            #expect(facts.allSatisfy { $0.value.utf8.count <= 4 * Fact.textLimit })
        }
    }
}
