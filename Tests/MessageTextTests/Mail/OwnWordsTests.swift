import Conversations
import MessageText
import Testing

@Suite struct `What a mail's writer says now` {
    private let own = "Paid it yesterday."

    private func ownText(_ body: String, subject: String? = nil) -> String {
        MailReading(subject: subject, body: body).ownText
    }

    @Test(arguments: [
        "On Mon, 3 Nov 2026 at 10:00, Acme <a@b.co> wrote:\n> Your invoice\n> is due",
        "Em seg., 3 de nov. de 2026 às 10:00, Acme\n<a@b.co> escreveu:\n\nSua fatura venceu",
        "Em seg., 3 de nov. de 2026 às 10:00, Cobrança da Acme Telecomunicações\n<cobranca@acme.example>\nescreveu:\n\nSua fatura",
        "El lun, 3 nov 2026, Acme escribió:\nSu factura", "On 03/11/26 10:00, Acme wrote:\n> x",
        "A segunda, 3/11/2026, 10:00, Acme <a@b.co> escreveu:\n\nSua fatura",
        "Acme <a@b.co> escreveu (segunda, 3/11/2026 à(s) 10:00):\n\nSua fatura",
        "---- On Tue, 03 Nov 2026 10:00:00 +0000 Acme <a@b.co> wrote ----\n\nYour invoice",
        "No dia 3 de nov. de 2026, às 10:00, Acme <a@b.co> escreveu:\n\nSua fatura",
        "2026-11-03 10:00 GMT-03:00 Acme <a@b.co>:\n\nYour invoice", "> On Nov 3, 2026, at 10:00 AM, Acme wrote:\n> x",
        "-----Original Message-----\nFrom: Acme\nYour invoice", "-----Mensagem original-----\nDe: Acme\nSua fatura",
        "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Tuesday, November 3, 2026 10:00, Acme <a@b.co> wrote:\n\nYour invoice",
        "________________________________\nFrom: Acme <a@b.co>\nSent: Monday\n\nYour invoice",
        "From: Acme <a@b.co>\nSent: Monday\nTo: Ana\nSubject: Invoice\n\nYour invoice",
        "*De:* Acme\n*Enviada em:* segunda\n*Para:* Ana\n*Assunto:* Fatura\n\nSua fatura",
        "De: Acme <a@b.co>\n\nEnviado: 3 de novembro de 2026 10:00\n\nPara: Ana\n\nAssunto: Fatura\n\nSua fatura",
        "Asunto: Factura\nDe: a@b.co\nPara: ana@b.co\nFecha: 3 nov 2026\n\nSu factura",
        ">>> Acme <a@b.co> 03/11/2026 10:00 >>>\nYour invoice",
        "--- Please reply above this line ---\n\nYour ticket was updated",
        "---------- Forwarded message ---------\nFrom: Acme <a@b.co>\nDate: Mon\nSubject: Invoice\nTo: <ana@b.co>\n\nx",
        "Início da mensagem encaminhada:\n\nDe: Acme <a@b.co>\nAssunto: Fatura\nData: 3 de novembro\nPara: Ana\n\nx",
    ])
    func `ends above an earlier mail, whatever program quotes it`(quotation: String) {
        let reading = MailReading(body: own + "\n\n" + quotation)
        #expect(reading.ownText == own)
        #expect(!reading.isNothingOwn)
        let alone = MailReading(body: quotation)
        #expect(alone.ownText.isEmpty)
        #expect(alone.isNothingOwn)
    }

    @Test(arguments: [
        "Oi\n\nEm seg., 3 de nov. de 2026 às 10:00, Loja <l@b.co> escreveu:\n> Segue o boleto.\n\nPaid it yesterday.",
        "On Tue, 3 Nov 2026 at 10:00, Desk <d@b.co> wrote:\n> Is it paid?\n>\n> Regards\n\nPaid it yesterday.",
        "> Your invoice is due\nPaid it yesterday.", "> Is it paid?\n\nPaid it yesterday.\n\n> Thank you\n> Acme",
        "| Is it paid?\nPaid it yesterday.",
        "> Paid it yesterday.\n\nOn 3 Nov 2026 at 10:00, Shop <s@b.co> wrote:\n> x",
    ])
    func `is found below, between and behind quoted lines`(body: String) {
        let said = MailReading(body: body).lines.filter { $0.kind == .own }.map(\.text)
        #expect(said.map { $0.replacing("> ", with: "") } == [own])
    }

    @Test(arguments: [
        "Thanks for the quick answer.\nOn the 5th of May you charged my card twice.",
        "On Monday my neighbour wrote:\nyou owe me", "On 3 Nov I wrote to you.",
        "From: my house to the shop, how far?\nI ask for a friend", "De: São Paulo\npara: Santos, quanto custa?",
        "Enviado via Pix o pagamento ontem, podem dar baixa?", "Sent from my bank account on Friday, did it arrive?",
        "Enviado pelo correio o roteador faz 10 dias e a multa continua", "Preciso de 5 coisas -- rápido",
        "My ring arrived broken.\n________________________________\nPlease send me a refund.",
        "I went to\n> Settings > Billing > Cards\nand found no card.", "Quero:\n- um anel\n- um colar",
        "Em 3/11/2026 às 10:00 o técnico escreveu:\nvolto amanhã", "Abraços,\nmas quando a internet volta?",
        "Data: 3/11\nAssunto: internet\nEstá lenta.", "Obrigado!", "Oi",
        "I want to unsubscribe from the newsletter, how?",
        "My mail to you came back: delivery has failed. Which address is right?",
        "I will be out of the office on Friday, can the technician come on Monday?",
    ])
    func `is not cut by words that only look like something else`(body: String) {
        let reading = MailReading(body: body)
        #expect(reading.ownText == body)
        #expect(reading.automatic == nil)
        let earlier = "\nOn Tue, 6 May 2026 at 10:00, Shop <shop@example.com> wrote:\n> Your order is on its way."
        if body != "Oi" { #expect(MailReading(body: body + earlier).ownText == body) }
    }

    @Test(arguments: [
        "-- \nAna Silva\nRua A, 1", "Atenciosamente,\nAna Silva\n(11) 3333-4444", "Att.\nAna", "Enviado do meu iPhone",
        "Best regards,\nAna", "Sent from my Galaxy\n", "Abs,\r\nAna", "Thanks,\nJohn Doe\nFinance Manager",
        "Enviado do Yahoo Mail para iPhone", "Ana Silva\nGerente de Vendas\nTel. (11) 3333-4444", "Obrigada,\nAna",
        "Get Outlook for iOS<https://aka.ms/o0ukef>", "Sent from my phone, please excuse typos", "Un saludo,\nLuis",
        """
        This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it
        in error please notify the sender and delete it; we accept no liability for any virus.
        """,
        "Antes de imprimir, pense no meio ambiente.",
        "AVISO: esta mensagem é confidencial e destina-se exclusivamente ao destinatário. Se a recebeu por engano, apague-a.",
    ])
    func `has no signature, device line or small print in it`(end: String) {
        let reading = MailReading(body: own + "\n\n" + end)
        #expect(reading.ownText == own)
        #expect(!reading.kinds.isDisjoint(with: [.signature, .signOff, .deviceLine, .disclaimer]))
    }

    @Test(arguments: [
        "Speak soon,\nSam", "[]s\nRafa", "Sam Hill | he/him", "Letícia Prado - aluna", "Ricardo Nunes\nConta 5512",
        "Este e-mail é para uso exclusivo do destinatário. Se o recebeu por engano, apague-o.",
        "Please don't print this email unless you really need to.",
        "Acme Ltd. Registered in England no. 01234567. Registered office: 1 High Street.",
    ])
    func `has no rarer signature or small print in it either`(end: String) {
        #expect(ownText(own + "\n\n" + end) == own)
    }

    @Test(arguments: [
        "[EXTERNAL] This message was sent from outside the company.", "ATENÇÃO: E-mail externo. Não clique em links.",
        "*** Mensagem de remetente externo ***", "[EXTERNO]",
    ])
    func `begins below a gateway's warning`(banner: String) {
        #expect(ownText(banner + "\n\n" + own) == own)
    }

    @Test(arguments: [
        "My address is:\n\n12 Elm Street\nLeeds\nLS1 4AB", "The names of the guests:\nAnna Berg\nTom Berg\nLisa Berg",
        "A caixa veio vazia.\n\nPedido: 5512\nNome: Ana Prado\nTelefone: (11) 5555-0134", "???", ">:(",
        "Obrigado pelo retorno!\nAinda não funcionou.", "A internet caiu.\n\nurgente",
        "You can call me at:\n+44 7700 900123\nana@d.co", "Thanks for nothing.\nThe lamp is still broken.",
    ])
    func `keeps what looks like a signature or like nothing, and is said`(body: String) {
        #expect(ownText(body) == body)
    }

    @Test(arguments: [
        ("Best regards,\nAna\n\nP.S. Please also cancel my spa booking.", "P.S. Please also cancel my spa booking."),
        ("Cheers,\nBob\n\nOh, and cancel my dinner.", "Oh, and cancel my dinner."),
        ("Abs,\nRui\n\nAh, e mudei de telefone ontem.", "Ah, e mudei de telefone ontem."),
        ("Un saludo,\nLuis\n\nPD: mi pedido es el 12.", "PD: mi pedido es el 12."),
        ("Regards,\nAna\n\nCan you also send the receipt?", "Can you also send the receipt?"),
    ])
    func `goes on below a sign-off`(end: String, afterthought: String) {
        #expect(ownText(own + "\n\n" + end) == own + "\n\n" + afterthought)
    }

    @Test func `is nothing in a mail of signatures and quotations`() {
        for body in [
            "Att,\nAna\n\nOn Tue, 3 Nov 2026 at 10:00, Shop <s@b.co> wrote:\n> Hello", "Sent from my iPhone",
            "> my answer is below each line", "-- \nAna Silva\n(11) 3333-4444",
            "\u{200B}\n\nOn Mon, 2 Nov 2026 at 10:00, Ana <ana@example.com> wrote:\n> my internet is slow",
        ] {
            let reading = MailReading(body: body)
            #expect(reading.ownText.isEmpty)
            #expect(reading.isNothingOwn)
        }
    }

    @Test func `is read from HTML by its structure`() {
        let html = """
            <div dir="ltr">Paid it yesterday.<div><br></div><div class="gmail_signature">Ana</div></div><br>
            <div class="gmail_quote"><div class="gmail_attr">On Mon, Shop &lt;s@b.co&gt; wrote:<br></div>
            <blockquote class="gmail_quote">Is it paid?</blockquote></div>
            """
        let reading = MailReading(body: html, format: .html)
        #expect(reading.ownText == own)
        #expect(reading.kinds.isSuperset(of: [.own, .signature, .attribution, .quotation]))
    }

    @Test(arguments: [
        "abs\n", "att?\n", "--\n", "> \n", "On 1, a@b.co 10:00\n", "From: a\n\n", "De:\nPara:\n", "x", "P.S.\n",
    ])
    func `is found in time that grows with the length`(part: String) {
        let started = ContinuousClock.now
        _ = MailReading(body: String(repeating: part, count: 50_000 / part.utf8.count))
        #expect(ContinuousClock.now - started < .seconds(30))
    }
}
