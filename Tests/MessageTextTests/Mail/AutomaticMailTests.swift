import Conversations
import MessageText
import Testing

@Suite struct `Automatic mail` {
    @Test(arguments: [
        ("Undeliverable: Your receipt", "Delivery has failed to these recipients: x@example.com", AutomaticMail.bounce),
        ("Aviso", "Final-Recipient: rfc822; x@example.com\nAction: failed\nStatus: 5.1.1", .bounce),
        ("Falha na entrega", "A mensagem não foi entregue a x@example.com.", .bounce),
        ("Automatic reply: Invoice", "I am away until Monday.", .outOfOffice),
        (
            "Re: Invoice", "I am out of the office until 10 March. For urgent matters please call the desk.",
            .outOfOffice
        ),
        ("Resposta automática: Pedido", "Estou de férias.", .outOfOffice),
        ("Fora do escritório: Proposta", "Estarei fora até 10/03.", .outOfOffice),
        ("Su solicitud 12", "Gracias por su correo. Su solicitud ha sido registrada.", .automaticReply),
        ("Password", "Your password expires. This is an automated message, please do not reply.", .automaticReply),
        (
            "failure notice", "This is the qmail-send program at x.example. I wasn't able to deliver your message.",
            .bounce
        ),
        ("Tentative: Visit @ Mon 3pm", "Bob has replied Maybe to this invitation.", .calendar),
        ("Boletim de março", "Novidades do bairro.\nPara não receber mais, clique aqui.", .newsletter),
        (
            "[#12] Chamado", "Recebemos sua solicitação. Esta é uma mensagem automática, não responda a este e-mail.",
            .automaticReply
        ),
        ("Accepted: Visit @ Thu Mar 6, 2026 9am", "Ana has accepted this invitation.", .calendar),
        (
            "Lida: Proposta", "Sua mensagem\n\n   Para: Vendas\n   Assunto: Proposta\n\n foi lida em 4 de março.",
            .readReceipt
        ),
        ("March", "Big news!\nView in browser\nYou are receiving this because you signed up. Unsubscribe", .newsletter),
    ])
    func `is told by its subject and words`(subject: String, body: String, kind: AutomaticMail) {
        let reading = MailReading(subject: subject, body: body)
        #expect(reading.automatic == kind)
        #expect(reading.ownText.isEmpty)
    }

    @Test(arguments: [
        ("Falha na entrega", "Meu pedido não foi entregue e ninguém avisou."),
        ("Pedido 12 não entregue", "O pedido não foi entregue, podem verificar?"),
        ("Re: Automatic reply: Invoice", "Thank you, but this does not answer me. I need the invoice."),
        ("Cancelado: visita das 14:00", "Preciso que o técnico venha mesmo assim."),
        ("Re: ticket 4412", "My ticket number is 4412 and nobody has replied."),
        ("Chamado 12", "O chamado 12 foi aberto há dez dias e ninguém veio, o horário de atendimento passou."),
        ("Re: proposta", "Estou fora do escritório hoje, me liga no celular."),
        ("Undeliverable?", "My mails to you come back, is your address right?"),
        ("Holiday", "I am on holiday until the 12th, please deliver my order afterwards."),
        ("Out", "We are out of the house on Friday. Could the technician come on Monday?"),
        ("Ticket 12", "I got your mail 'we have received your request' two weeks ago and nothing happened."),
        ("Re: Reembolso", "Ya pasaron los diez días hábiles y no hay nada."),
        ("Newsletter", "Please unsubscribe me from the newsletter."),
        ("Accepted card", "Is my card accepted in your shop?"),
        ("Férias", "Estou de férias e a internet caiu, podem mandar um técnico?"),
    ])
    func `is not what people write about such things`(subject: String, body: String) {
        #expect(MailReading(subject: subject, body: body).automatic == nil)
    }

    @Test func `is no forward, which a person handed on`() {
        let forwarded = "From: Shop <s@b.co>\nSent: Monday\nTo: Ana\nSubject: Bill\n\nYour bill."
        let bare = MailReading(subject: "Fwd: Bill", body: forwarded)
        #expect(bare.automatic == nil)
        #expect(bare.isForward)
        #expect(bare.isNothingOwn)
        let asked = MailReading(subject: "Fwd: Bill", body: "Is this from you?\n\n" + forwarded)
        #expect(asked.isForward)
        #expect(asked.ownText == "Is this from you?")
        #expect(!MailReading(subject: "Re: Bill", body: "Yes.\n\n" + forwarded).isForward)
    }
}
