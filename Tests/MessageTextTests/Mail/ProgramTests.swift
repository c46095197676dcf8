import Conversations
import MessageText
import Testing

/// Each program's way to quote, in the languages of its users.
@Suite struct `An earlier mail as programs quote it` {
    static let gmail = [
        "On Tue, Mar 4, 2026 at 10:12 AM Shop <a@b.co> wrote:\n\n> x",
        "El mar, 4 mar 2026 a la(s) 10:12, Tienda (<a@b.co>) escribió:\n\n> x",
        "Em ter., 4 de mar. de 2026 10:12, Loja <a@b.co> escreveu:\n\n> x",
        "Le mar. 4 mars 2026 à 10:12, Boutique <a@b.co> a écrit :\n\n> x",
        "No dia terça, 4/03/2026 às 10:12, Loja <a@b.co> escreveu:\n\nx",
        "On Tue, 4 Mar 2026, 10:12 Shop, <a@b.co> wrote:\n\n> x",
        "---------- Mensagem encaminhada ---------\nDe: Loja <a@b.co>\nDate: ter., 4 de mar. de 2026 às 10:12\nSubject: x\nTo: <c@d.co>\n\nx",
    ]
    static let outlook = [

        "De: Loja [mailto:a@b.co] \nEnviada em: terça-feira, 4 de março de 2026 10:12\nPara: Ana\nCc: Rui\nAssunto: RES: x\nPrioridade: Alta\n\nx",
        "From: Shop <a@b.co>\nDate: Tuesday, 4 March 2026 at 10:12\nTo: Ana <c@d.co>\nSubject: Re: x\n\nx",
        "Obter o Outlook para iOS<https://aka.ms/o0ukef>\n________________________________\nDe: Loja <a@b.co>\nEnviado: terça-feira\nPara: Ana\nAssunto: x\n\nx",

        "-----Mensaje original-----\nDe: Tienda <a@b.co> \nEnviado el: martes, 4 de marzo de 2026 10:12\nPara: Ana\nAsunto: x\n\nx",
        "**From:** Shop <a@b.co>\n**Sent:** Tuesday, March 4, 2026 10:12 AM\n**To:** Ana <c@d.co>\n**Subject:** x\n\nx",
        "From: Shop\nSent: Tuesday, March 4, 2026 10:12 AM\nTo: Ana <c@d.co>; Rui\n <e@f.co>\nSubject: x\n\nx",
    ]
    static let apple = [
        "> Em 4 de mar. de 2026, à(s) 10:12, Loja <a@b.co> escreveu:\n> \n> x",
        "> El 4 mar 2026, a las 10:12, Tienda <a@b.co> escribió:\n> \n> x",
        "On 4 Mar 2026, at 10:12, Shop <a@b.co> wrote:\n\nx",
        "Begin forwarded message:\n\nFrom: Shop <a@b.co>\nSubject: x\nDate: 4 March 2026\nTo: Ana\n\nx",
    ]
    static let others = [
        "Em terça-feira, 4 de março de 2026 10:12:33 BRT, Loja <a@b.co> escreveu:  \n\n x",
        "El martes, 4 de marzo de 2026, 10:12:33 CET, Tienda <a@b.co> escribió: \n\n x",
        "On Tue, Mar 4, 2026 at 10:12 AM, Shop<a@b.co> wrote:   x",
        "---- Em ter, 04 mar 2026 10:12:33 -0300 Loja <a@b.co> escreveu ----\n\nx",
        "============ Forwarded message ============\nFrom: Shop <a@b.co>\nTo: <c@d.co>\nDate: Tue, 04 Mar 2026\nSubject: x\n============ Forwarded message ============\n\nx",
        "------- Mensagem original -------\nEm terça-feira, 4 de março de 2026, às 10:12, Loja <a@b.co> escreveu:\n\n> x",
        "-------- Mensaje original --------\nEl 4/3/26 10:12, Tienda <a@b.co> escribió:\n\n> x",
        "El 4/3/26 a las 10:12, Tienda escribió:\n> x",
        "-------- Mensagem original --------\nDe : Loja <a@b.co> \nData: 04/03/2026 10:12 (GMT-03:00) \nPara: c@d.co \nAssunto: x \n\nx",
        "Date: Tue, 4 Mar 2026 10:12:33 -0300\nSubject: x\nFrom: a@b.co\nTo: c@d.co\n\nx",
        "> Date: Tue, 4 Mar 2026 10:12:33\n> From: a@b.co\n> To: c@d.co\n> Subject: x\n> \n> x",
        "Sent: Tuesday, March 04, 2026 at 10:12 AM\nFrom: \"Shop\" <a@b.co>\nTo: c@d.co\nSubject: x\n\nx",
        "Shop <a@b.co> hat am 4. März 2026 um 10:12 geschrieben:\n\nx",
        "Shop <a@b.co> schrieb am 04.03.2026 10:12:\n\nx",
        "-----\"Shop\" <a@b.co> wrote: -----\nTo: c@d.co\nFrom: \"Shop\" <a@b.co>\nDate: 03/04/2026 10:12AM\nSubject: x\n\nx",
        "On 4 March 2026 10:12:33 GMT, Shop <a@b.co> wrote:\n>x", "4 de mar. de 2026 10:12 de a@b.co:\n\nx",
        "On 2026-03-04 10:12, Shop wrote:\n> x",
    ]

    @Test(arguments: gmail + outlook + apple + others)
    func `is found, and the line above it is not part of it`(quotation: String) {
        for own in [
            "Chegou quebrado, quero devolver.", "Em março pedi dois\nNo dia 5 chegou um só",
            "On the 5th you charged me twice.",
        ] {
            let reading = MailReading(body: own + "\n\n" + quotation)
            #expect(reading.ownText == own)
            #expect(MailReading(body: own + "\n" + quotation).ownText == own)
        }
        #expect(MailReading(body: quotation).isNothingOwn)
    }

    @Test(arguments: [
        "Sent from my iPhone", "Sent from my Samsung Galaxy smartphone.", "Enviado do meu Galaxy",
        "Enviado do Email para Windows", "Enviado de mi iPad", "Enviado desde Yahoo Mail con Android",
        "Sent from Yahoo Mail on Android", "Sent via BlackBerry from T-Mobile", "Sent with Proton Mail secure email.",
        "Enviado com o e-mail seguro do Proton Mail.", "Obtener Outlook para Android",
        "Sent from Outlook for Android<https://aka.ms/x>", "Enviado a partir do meu smartphone Motorola",
        "Sent using Zoho Mail",
        "Enviado do meu celular, desculpe os erros", "Sent from my mobile device, please excuse any typos.",
        "Sent from Mail for Windows 10", "Enviado desde mi móvil", "Enviado do meu iPhone 15 Pro",
        "Enviado via UOL Mail", "Sent from Spark", "Sent from Gmail Mobile", "Enviado con Aquamail para Android",
        "Virus-free.www.avast.com", "Livre de vírus. www.avast.com",
    ])
    func `has lines of devices near it, which are nobody's words`(line: String) {
        let reading = MailReading(body: "Chegou quebrado.\n\n" + line)
        #expect(reading.ownText == "Chegou quebrado.")
        #expect(reading.kinds.contains(.deviceLine))
    }

    @Test(arguments: [
        "Sent from my desk, is much easier than my phone.",
        "Enviado do meu celular o comprovante ontem, vocês receberam?", "Get the phone out of the box for me.",
        "Sent via courier on Monday.", "Enviado por correio para vocês dia 3.",
        "Enviado desde mi banco el pago de la reserva, ¿lo confirman?", "Obter o boleto pelo app não funciona.",
    ])
    func `is not a device line that only begins like one`(line: String) {
        #expect(MailReading(body: "Bom dia\n" + line).ownText == "Bom dia\n" + line)
    }
}
