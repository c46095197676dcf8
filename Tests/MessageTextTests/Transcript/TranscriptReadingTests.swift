import MessageText
import Testing

@Suite struct `What the customer says on the telephone` {
    private func ownText(_ text: String) -> String { TranscriptReading(text).ownText }

    @Test(arguments: [
        "Agent: Would you like to cancel?\nCustomer: What time is breakfast?",
        "Agent 2: Would you like to cancel?\nCustomer 1: What time is breakfast?",
        "Front desk: Would you like to cancel?\nGuest: What time is breakfast?",
        "Agent (00:05): Would you like to cancel?\nCustomer (00:09): What time is breakfast?",
        "[00:05] Agent: Would you like to cancel?\n[00:09] Customer: What time is breakfast?",
        "00:05 - Agent: Would you like to cancel?\n00:09 - Customer: What time is breakfast?",
        "AGENT - Would you like to cancel?\nCUSTOMER - What time is breakfast?",
        "**Agent:** Would you like to cancel?\n**Customer:** What time is breakfast?",
        "**Agent**: Would you like to cancel?\n**Customer**: What time is breakfast?",
        "[Agent] Would you like to cancel?\n[Customer] What time is breakfast?",
        "Agent:\nWould you like to cancel?\n\nCustomer:\nWhat time is breakfast?",
        "AGENT\nWould you like to cancel?\nCUSTOMER\nWhat time is breakfast?",
        "- Agent: Would you like to cancel?\n- Customer: What time is breakfast?",
        "1. Agent: Would you like to cancel?\n2. Customer: What time is breakfast?",
        "agent: would you like to cancel?\ncustomer: What time is breakfast?",
        "Rui (agent): Would you like to cancel?\nAna (customer): What time is breakfast?",
        "Customer Service: Would you like to cancel?\nAna Prado: What time is breakfast?",
        "Speaker 1: Thanks for calling, how can I help?\nSpeaker 2: What time is breakfast?\nSpeaker 1: At seven.",
        "Maria: Thank you for calling, how may I help?\nJoão: What time is breakfast?\nMaria: At seven.",
        "Agent\tWould you like to cancel?\nCustomer\tWhat time is breakfast?",
        "Agent: Would you like to cancel? Customer: What time is breakfast?",
        """
        WEBVTT

        NOTE recorded

        1
        00:00:00.000 --> 00:00:03.800
        <v Agent>Would you like to cancel?</v>

        2
        00:00:04.100 --> 00:00:06.500
        <v.loud Customer>What time is breakfast?</v>
        """,
        """
        1
        00:00:00,000 --> 00:00:03,800
        Agent: Would you like to cancel?

        2
        00:00:04,100 --> 00:00:06,500
        Customer: What time is
        breakfast?
        """,
    ])
    func `is read by labels of every usual form`(text: String) {
        let reading = TranscriptReading(text)
        #expect(reading.ownText.replacing("\n", with: " ") == "What time is breakfast?")
        #expect(reading.hasLabels)
        #expect(reading.hasOthers)
        #expect(!reading.isNothingOwn)
    }

    @Test(arguments: [
        ("Customer: I told your agent: please cancel.\nAgent: ok", "I told your agent: please cancel."),
        ("Customer: fine: it's done\nAgent: yes", "fine: it's done"),
        ("Cliente: ele disse: cliente: aguarde\nAtendente: certo", "ele disse: cliente: aguarde"),
        ("Customer: I told your agent: please cancel. Agent: one moment", "I told your agent: please cancel."),
        ("Customer: it failed at 10:30 and 11:45\nAgent: ok", "it failed at 10:30 and 11:45"),
        ("Customer: First, the bill.\nSecond: the modem.\nAgent: ok", "First, the bill.\nSecond: the modem."),
    ])
    func `has words before a colon that are no labels`(text: String, expected: String) {
        #expect(ownText(text) == expected)
    }

    @Test(arguments: [
        "é... oi, minha internet caiu", "the thing is: it does not work", "Olha: caiu de novo",
        "I asked at 10:30 and nothing", "Cliente: João Prado\nTelefone: 11 3456-7890\nMotivo: internet caiu",
        "Reason: damaged parcel\nNote: wants a replacement",
        "- called about the bill\n- says total: 210, expected: 180",
        "Protocolo: 2026 e ninguém resolve.\nEu falei pra moça: moça, eu não tenho cartão.",
    ])
    func `is all there is in voice mail and in notes of a call`(text: String) {
        let reading = TranscriptReading(text)
        #expect(reading.ownText == text)
        #expect(!reading.hasLabels)
        #expect(!reading.hasOthers)
    }

    @Test func `is nothing where only others speak`() {
        let reading = TranscriptReading("Agent: hello?\nAgent: anyone there?")
        #expect(reading.ownText.isEmpty)
        #expect(reading.isNothingOwn)
    }

    @Test func `keeps who says what, in order`() {
        let reading = TranscriptReading(
            "URA: digite um\nCliente: quero falar\ncom alguém\n[música]\nAtendente Rui: pois não")
        #expect(reading.turns.map(\.speaker) == [.other, .customer, .other])
        #expect(reading.turns.map(\.label) == ["URA", "Cliente", "Atendente Rui"])
        #expect(reading.turns.map(\.text) == ["digite um", "quero falar\ncom alguém", "pois não"])
    }

    @Test(arguments: [
        "Customer: Agent: ", "a: ", "[[[:::", "[00:01] ", "<v A>", "A\n", "A: x\n", "- ", "a:\n", "(", "x",
    ])
    func `is found in time that grows with the length`(part: String) {
        let started = ContinuousClock.now
        _ = TranscriptReading(String(repeating: part, count: 50_000 / part.utf8.count))
        _ = TranscriptReading(
            "WEBVTT\n\n00:00.000 --> 00:01.000\n" + String(repeating: part, count: 50_000 / part.utf8.count))
        #expect(ContinuousClock.now - started < .seconds(30))
    }
}
