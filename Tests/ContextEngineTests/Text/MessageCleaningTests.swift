import Conversations
import Testing

@testable import ContextEngine

@Suite struct `A message's own words` {
    private let quotation = "On Mon, 3 Nov 2026 at 10:00, Acme <a@b.co> wrote:\n> Your invoice is due"

    @Test func `lose quotation and signature of a mail, and say so`() {
        let cleaned = MessageCleaning.clean("Cancel it please.\n\nRegards,\nAna\n\n" + quotation, channel: .email)
        #expect(cleaned.text == "Cancel it please.")
        #expect(cleaned.notes == [.quotedTextRemoved, .signatureRemoved])
        #expect(cleaned.reading == MessageReading())
    }

    @Test func `lose device line and small print of a mail, and say so`() {
        let text = """
            Cancel it please.

            Sent from my iPhone

            This e-mail is confidential and intended solely for the addressee. If you are not the intended recipient,
            please delete it and notify the sender.
            """
        let cleaned = MessageCleaning.clean(text, channel: .email)
        #expect(cleaned.text == "Cancel it please.")
        #expect(cleaned.notes == [.deviceLineRemoved, .disclaimerRemoved])
    }

    @Test func `are nothing in a mail that only quotes`() {
        let cleaned = MessageCleaning.clean(quotation, channel: .email)
        #expect(cleaned.text.isEmpty)
        #expect(cleaned.notes == [.quotedTextRemoved, .nothingOwn])
        #expect(cleaned.reading == MessageReading(isNothingOwn: true))
    }

    @Test func `are nothing in automatic mail`() {
        let cleaned = MessageCleaning.clean(
            "I am away until Monday.", subject: "Automatic reply: Invoice", channel: .email)
        #expect(cleaned.text.isEmpty)
        #expect(cleaned.notes == [.automaticMail])
        #expect(cleaned.reading == MessageReading(automatic: .outOfOffice, isNothingOwn: true))
    }

    @Test func `have a mail's subject with them when there are few`() {
        let cleaned = MessageCleaning.clean("Please help.", subject: "Cancel booking 12", channel: .email)
        #expect(cleaned.text == "Cancel booking 12\nPlease help.")
        #expect(cleaned.notes == [.subjectCounted])
        #expect(MessageCleaning.clean("Please help.", subject: "Re: x", channel: .email).text == "Please help.")
    }

    @Test(arguments: [ContentType.plain, .html])
    func `are read from a mail's HTML, whether its type says so or its first tag`(type: ContentType) {
        let html = "<div>Cancel it <b>please</b>.</div><blockquote type=\"cite\">Your invoice</blockquote>"
        let cleaned = MessageCleaning.clean(html, contentType: type, channel: .email)
        #expect(cleaned.text == "Cancel it please.")
        #expect(cleaned.notes == [.quotedTextRemoved])
    }

    @Test func `are read from HTML on other channels where its type says so`() {
        let html = "<p>Cancel it &amp; pay</p>"
        #expect(MessageCleaning.clean(html, contentType: .html, channel: .webChat).text == "Cancel it & pay")
        #expect(MessageCleaning.clean(html, channel: .webChat).text == html)
    }

    @Test func `are left alone on chat channels`() {
        let text = "Best regards,\n> quoted\nAtendente: x"
        #expect(MessageCleaning.clean(text, channel: .whatsapp) == CleanedText(text: text, notes: []))
        #expect(MessageCleaning.clean(text, channel: .webChat).text == text)
    }

    @Test func `are the customer's turns of a transcript, fillers kept`() {
        let text = "Agent: since when?\nCustomer: since, er, yesterday\nAgent: ok"
        let cleaned = MessageCleaning.clean(text, channel: .phone)
        #expect(cleaned.text == "since, er, yesterday")
        #expect(cleaned.notes == [.agentTurnsRemoved])
    }

    @Test func `are nothing in a transcript in which only others speak`() {
        let cleaned = MessageCleaning.clean("Agent: hello\nAgent: anyone?", channel: .phone)
        #expect(cleaned.text.isEmpty)
        #expect(cleaned.reading.isNothingOwn)
        #expect(cleaned.notes == [.agentTurnsRemoved, .nothingOwn])
    }

    @Test func `are all of a transcript without labels`() {
        let text = "é... oi: minha internet caiu"
        #expect(MessageCleaning.clean(text, channel: .phone) == CleanedText(text: text, notes: []))
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
            "<div>", "a b. ",
        ] {
            let text = String(repeating: part, count: 65_536 / part.utf8.count)
            let started = ContinuousClock.now
            let cleaned = MessageCleaning.clean(text, channel: channel)
            #expect(ContinuousClock.now - started < .seconds(20))
            #expect(cleaned.text.utf8.count <= MessageCleaning.limit + 8)
        }
        let long = MessageCleaning.clean(String(repeating: "a b. ", count: 10_000), channel: channel)
        #expect(long.notes.contains(.textShortened))
    }
}
