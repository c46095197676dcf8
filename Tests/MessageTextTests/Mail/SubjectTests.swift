import MessageText
import Testing

@Suite struct `A mail's subject` {
    @Test(arguments: [
        (
            "Cancel my booking", "Hi, please see the subject.\nThanks,\nAna",
            "Cancel my booking\nHi, please see the subject."
        ),
        ("Internet lenta", "Podem verificar?", "Internet lenta\nPodem verificar?"),
        ("Internet lenta", "Sent from my iPhone", "Internet lenta"),
    ])
    func `counts among the writer's words when the body has few`(subject: String, body: String, expected: String) {
        #expect(MailReading(subject: subject, body: body).ownText == expected)
    }

    @Test(arguments: [
        "Re: Boleto", "RES: Boleto", "Fwd: Boleto", "ENC: Boleto", "RV: Boleto", "[External] Re: Boleto", "...", "",
    ])
    func `does not count when a program kept or made it`(subject: String) {
        let reading = MailReading(subject: subject, body: "Podem verificar?")
        #expect(reading.ownText == "Podem verificar?")
        #expect(reading.countedSubject == nil)
    }

    @Test func `does not count when the body says it again or says enough`() {
        #expect(MailReading(subject: "Internet lenta", body: "internet lenta desde ontem").countedSubject == nil)
        let long = "A velocidade caiu muito desde ontem e já reiniciei o aparelho três vezes sem que nada mudasse."
        #expect(MailReading(subject: "Ajuda", body: long).ownText == long)
    }
}
