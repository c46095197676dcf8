import Conversations
import Testing

@testable import ContextEngine

@Suite struct `A message's own words` {
    @Test(arguments: [
        "Paid it yesterday.\n\nOn Mon, 3 Nov 2026 at 10:00, Acme <a@b.c> wrote:\n> Your invoice\n> is due",
        "Paid it yesterday.\n\nEm seg., 3 de nov. de 2026 às 10:00, Acme\n<a@b.c> escreveu:\n\nSua fatura venceu",
        "Paid it yesterday.\n\nEl lun, 3 nov 2026, Acme escribió:\nSu factura",
        "Paid it yesterday.\n\n-----Original Message-----\nFrom: Acme\nYour invoice",
        "Paid it yesterday.\n\n-----Mensagem original-----\nDe: Acme\nSua fatura",
        "Paid it yesterday.\n\n________________________________\nFrom: Acme\nYour invoice",
        "Paid it yesterday.\n\nFrom: Acme <a@b.c>\nSent: Monday\nTo: Ana\nSubject: Invoice\n\nYour invoice",
        "Paid it yesterday.\n\n*De:* Acme\n*Enviada em:* segunda\n*Para:* Ana\n*Assunto:* Fatura\n\nSua fatura",
        "> Your invoice is due\nPaid it yesterday.",
    ])
    func `end where an earlier mail is quoted`(text: String) {
        let cleaned = MessageCleaning.clean(text, channel: .email)
        #expect(cleaned.text == "Paid it yesterday.")
        #expect(cleaned.notes == [.quotedTextRemoved])
    }

    @Test(arguments: [
        "Minha fatura veio errada.\n\n-- \nAna Silva\nRua A, 1",
        "Minha fatura veio errada.\n\nAtenciosamente,\nAna Silva\n(11) 3333-4444",
        "Minha fatura veio errada.\n\nAtt.\nAna", "Minha fatura veio errada.\n\nEnviado do meu iPhone",
        "Minha fatura veio errada.\nBest regards,\nAna", "Minha fatura veio errada.\n\nSent from my Galaxy\n",
        "Minha fatura veio errada.\r\n\r\nAbs,\r\nAna",
    ])
    func `end where a signature begins`(text: String) {
        let cleaned = MessageCleaning.clean(text, channel: .email)
        #expect(cleaned.text == "Minha fatura veio errada.")
        #expect(cleaned.notes == [.signatureRemoved])
    }

    @Test(arguments: [
        "On Monday my neighbour wrote:\nyou owe me", "From: my house to the shop, how far?\nThanks",
        "Abraços,\nmas vocês podem me dizer quando a internet volta?", "Regards", "On 3 Nov I wrote to you.",
        "De: São Paulo\npara: Santos, quanto custa?", "Preciso de 5 coisas -- rápido",
    ])
    func `are not cut short by words that only look like it`(text: String) {
        let cleaned = MessageCleaning.clean(text, channel: .email)
        #expect(cleaned.text == text)
        #expect(cleaned.notes.isEmpty)
    }

    @Test func `are the whole mail when it is all quotation`() {
        let text = "> my answer is below each line"
        #expect(MessageCleaning.clean(text, channel: .email).text == text)
    }

    @Test func `are the whole mail when nothing can be seen above the quotation`() {
        let text = "\u{200B}\n\nOn Mon, 2 Nov 2026 at 10:00, Ana <ana@example.com> wrote:\n> my internet is slow"
        #expect(MessageCleaning.clean(text, channel: .email).text == text.trimmingSpaces)
    }

    @Test func `lose quotation and signature together`() {
        let text = "Cancel it please.\n\nRegards,\nAna\n\nOn 3 Nov 2026, Acme wrote:\n> hello"
        let cleaned = MessageCleaning.clean(text, channel: .email)
        #expect(cleaned.text == "Cancel it please.")
        #expect(cleaned.notes == [.quotedTextRemoved, .signatureRemoved])
    }

    @Test func `are left alone on chat channels`() {
        let text = "Best regards,\n> quoted\nAtendente: x"
        #expect(MessageCleaning.clean(text, channel: .whatsapp) == CleanedText(text: text, notes: []))
        #expect(MessageCleaning.clean(text, channel: .webChat).text == text)
    }

    @Test(arguments: [
        (
            "Agent: Good morning\nCustomer: uhm hi, my... my internet is down\nAgent: since when?\nCustomer: since, er, yesterday",
            "uhm hi, my... my internet is down\nsince, er, yesterday"
        ),
        (
            "ATENDENTE: bom dia\nCLIENTE: é... então, tô sem sinal\ne a luz tá vermelha\nATENDENTE: certo",
            "é... então, tô sem sinal\ne a luz tá vermelha"
        ),
        ("[00:01] Agente: olá\n[00:05] Cliente: quero a segunda via", "quero a segunda via"),
        ("00:01 - URA: digite um\n00:09 - Cliente: falar com alguém", "falar com alguém"),
        ("Agent: hello Customer: I want to book Agent: sure Customer: two nights", "I want to book\ntwo nights"),
        ("**Caller:** the ring broke\nMaria: oh no\n**Caller:** yes", "the ring broke\nyes"),
        ("[Cliente]: oi\n[Atendente]: oi", "oi"),
    ])
    func `are the customer's turns of a transcript, fillers kept`(text: String, expected: String) {
        let cleaned = MessageCleaning.clean(text, channel: .phone)
        #expect(cleaned.text == expected)
        #expect(cleaned.notes == [.agentTurnsRemoved])
    }

    @Test(arguments: [
        "é... oi, minha internet caiu", "the thing is: it does not work", "Olha: caiu de novo",
        "Agent: hello\nAgent: anyone?",
        "I asked at 10:30 and nothing",
    ])
    func `are the whole transcript when no customer is marked`(text: String) {
        let cleaned = MessageCleaning.clean(text, channel: .phone)
        #expect(cleaned.text == text)
        #expect(cleaned.notes.isEmpty)
    }

    @Test func `keep times that customers mention`() {
        let text = "Customer: it failed at 10:30 and 11:45\nAgent: ok"
        #expect(MessageCleaning.clean(text, channel: .phone).text == "it failed at 10:30 and 11:45")
    }

    @Test(arguments: [
        "abs\n", "abs\n\n\n", "att?\n", "--x\n", "On 1\n", "From:\n", "From:\nTo:\n", "sent from\n", "\n", "x",
    ])
    func `are found by reading each line a few times, however many there are`(part: String) {
        let text = "Hello\n" + String(repeating: part, count: MessageCleaning.limit / part.utf8.count)
        let quoted = CountedLines(text)
        _ = EmailBody.quotationStart(quoted)
        // Five of them are for the header block, which is four lines, and for an attribution broken in two.
        #expect(quoted.bytesRead <= 6 * text.utf8.count)
        let signed = CountedLines(text)
        _ = EmailBody.signatureStart(signed)
        #expect(signed.bytesRead <= 3 * text.utf8.count)
    }

    @Test(arguments: [
        ("Hi\nabs\n" + String(repeating: "a\n\n", count: 8), 1),
        ("Hi\nabs\n" + String(repeating: "a\n", count: 9), nil),
        ("Hi\nabs\nall well?", nil), ("Hi\nabs\n" + String(repeating: "a", count: 81), nil),
        ("Hi\nabs\nwhat?\nabs\nAna", 3), ("Hi\nabs\nabs\nAna", 1), ("Hi\nabs", 1), ("\n\nabs\nAna", nil),
    ])
    func `end at the first sign-off with nothing but a signature below it`(text: String, line: Int?) {
        #expect(EmailBody.signatureStart(CountedLines(text)) == line)
    }

    @Test(arguments: Channel.allCases)
    func `have no more marks in a row than text that is compared quickly`(channel: Channel) {
        // Marks of different classes in turn are what sorting them takes longest for.
        let cleaned = MessageCleaning.clean(
            "a" + String(repeating: "\u{316}\u{301}", count: 4000) + " b", channel: channel)
        #expect(cleaned.text.unicodeScalars.count == 1 + 30 + 2)
        let accented = "Ação: tê\u{301}m “nǜ” e a\u{327}\u{301} ❤️ 👨‍👩‍👧"
        #expect(
            MessageCleaning.clean(accented, channel: channel).text.unicodeScalars.elementsEqual(accented.unicodeScalars)
        )
    }

    @Test(arguments: Channel.allCases)
    func `are bounded and quickly found in a hostile text`(channel: Channel) {
        for part in [
            "> ", "On 1\n", "Customer: Agent: ", "--\n", "From:\nTo:\n", "\u{1F469}\u{200D}", "[[[:::", "abs\n",
        ] {
            let text = String(repeating: part, count: 250_000 / part.utf8.count)
            let started = ContinuousClock.now
            let cleaned = MessageCleaning.clean(text, channel: channel)
            #expect(ContinuousClock.now - started < .seconds(5))
            #expect(cleaned.notes.contains(.textShortened))
            #expect(cleaned.text.utf8.count <= MessageCleaning.limit + 8)
        }
    }
}
