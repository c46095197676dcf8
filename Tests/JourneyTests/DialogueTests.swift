import Conversations
import Foundation
import Journey
import SQLiteStorage
import Storage
import Testing

/// Conversations of several messages, with the policy that is shipped for the internet provider.
@Suite struct `A dialogue` {
    private let coverage = "commercial/coverage_check"
    private let slow = "technical/slow_connection"
    private let thanks = "general/thanks_goodbye"

    @Test func `asks for the address once, takes it on and hands it over with the facts`() throws {
        var script = try DialogueScript()
        let asked = try script.write("a fibra já chegou no meu bairro?", coverage)
        #expect(asked.receipt.reason == .answered)
        #expect(script.signals.asked == ["postal_code", "number"])
        let told = try script.write("04567-001 casa 12", "financial/due_date_change", 0.6) { $0.shape = .number }
        #expect(told.receipt.reason == .expectedAnswer)
        #expect(told.receipt.team == "comercial")
        #expect(told.receipt.facts.valuesByName.map(\.value) == ["04567-001", "12"])
        let dialogue = try #require(script.conversation).dialogue
        #expect(dialogue.expects == nil)
        #expect(dialogue.facts.map(\.name) == ["postal_code", "number"])
    }

    @Test func `does not ask what was told with the question`() throws {
        var script = try DialogueScript()
        let outcome = try script.write("vocês atendem o cep 04567-001 número 12?", coverage)
        #expect(outcome.receipt.reason == .expectedAnswer)
        #expect(outcome.receipt.team == "comercial")
    }

    @Test func `lets the customer change the subject, and then has forgotten the question`() throws {
        var script = try DialogueScript()
        try script.write("atendem aqui?", coverage)
        let other = try script.write("deixa, me diz como vejo a senha do wifi", "technical/wifi_password")
        #expect(other.reply?.text.contains("Minha rede") == true)
        #expect(script.conversation?.dialogue.expects == nil)
        // The address comes too late for the machine, which would have to guess what it is for.
        let late = try script.write("04567-001 casa 12", coverage, 0.3) { $0.shape = .number }
        #expect(late.receipt.reason == .fragment)
    }

    @Test func `never says the same twice: after an unhelped answer comes a person`() throws {
        var script = try DialogueScript()
        #expect(try script.write("internet lenta", slow).receipt.reason == .answered)
        let again = try script.write("continua lenta", slow) { $0.signs = [.unsolved] }
        #expect(again.receipt.reason == .expectedAnswer)
        #expect(again.receipt.team == "suporte")

        var other = try DialogueScript()
        try other.write("sem internet", "technical/no_connection")
        let unsolved = try other.write("ainda nada", thanks, 0.5) { $0.signs = [.unsolved] }
        #expect(unsolved.receipt.reason == .unsolved)
        #expect(unsolved.receipt.team == "suporte")

        var third = try DialogueScript()
        try third.write("qual a senha do wifi", "technical/wifi_password")
        #expect(try third.write("a senha do wifi, por favor", "technical/wifi_password").receipt.reason == .repeated)
    }

    @Test func `reads a follow-up as being about the answer before`() throws {
        var script = try DialogueScript()
        try script.write("me manda o boleto", "financial/second_copy_invoice")
        let followUp = try script.write("e o de abril?", "general/greeting", 0.4) { $0.signs = [.followUp] }
        #expect(followUp.receipt.reason == .unsolved)
        #expect(followUp.receipt.team == "financeiro")
    }

    @Test func `takes the word that it works for thanks, and thanks again in other words`() throws {
        var script = try DialogueScript()
        try script.write("sem sinal aqui", "technical/no_connection")
        let solved = try script.write("voltou a internet", "technical/no_connection", 0.9) { $0.signs = [.solved] }
        #expect(solved.receipt.reply?.template == thanks)
        #expect(solved.receipt.reason == .answered)
        let again = try script.write("valeu!", thanks, 0.9) { $0.signs = [.thanks] }
        #expect(again.receipt.reply?.template == thanks)
        #expect(again.reply?.text != solved.reply?.text)
    }

    @Test func `does not let thanks hide that it did not help`() throws {
        var script = try DialogueScript()
        let first = try script.write("obrigada, só que não adiantou", thanks) {
            $0.signs = [.thanks, .contrast, .unsolved]
        }
        #expect(first.receipt.reason == .unsolved)
    }

    @Test func `asks one question back about a fragment, and hands the next one over`() throws {
        var script = try DialogueScript()
        let first = try script.write("(21) 99876-1234", thanks) { $0.shape = .number }
        #expect(first.receipt.resolution == .aiClarification)
        #expect(first.receipt.facts.map(\.name) == ["phone"])
        #expect(script.signals.turn == 1 && script.signals.lastAnswered == nil)
        let second = try script.write("?", thanks) { $0.shape = .punctuation }
        #expect(second.receipt.reason == .fragment)
        #expect(second.receipt.team == "atendimento")
    }

    @Test func `answers after the question back what can be answered`() throws {
        var script = try DialogueScript()
        try script.write("Marta", thanks) { $0.shape = .name }
        #expect(try script.write("quero ver a senha do wifi", "technical/wifi_password").receipt.reason == .answered)
    }

    @Test func `greets whoever greets again in other words`() throws {
        var script = try DialogueScript()
        let first = try script.write("oi", "general/greeting")
        let second = try script.write("boa tarde", "general/greeting")
        #expect(second.receipt.reason == .answered)
        #expect(first.reply?.text != second.reply?.text)
    }

    @Test func `corrects a fact that is told again`() throws {
        var script = try DialogueScript()
        try script.write("meu contrato 123456 vence dia 5", "financial/due_date_change", 0.2)
        #expect(script.conversation?.dialogue.facts.valuesByName.map(\.value) == ["123456", "dia 5"])
        try script.write("não, dia 15", "financial/due_date_change", 0.2)
        #expect(script.conversation?.dialogue.facts.valuesByName.map(\.value) == ["123456", "dia 15"])
    }

    @Test func `answers two questions that fit, and names two that do not`() throws {
        let hours = Classification.Candidate(intent: IntentLabel("general/hours_location"), confidence: 0.95)
        let methods = Classification.Candidate(intent: IntentLabel("financial/payment_methods"), confidence: 0.95)
        let debt = Classification.Candidate(intent: IntentLabel("financial/negotiate_debt"), confidence: 0.95)
        var both = try DialogueScript()
        let answered = try both.write("que horas fecham? e aceitam cartão?", "general/hours_location", 0.5) {
            $0.requests = [hours, methods]
        }
        #expect(answered.receipt.answers == [hours.intent, methods.intent])
        #expect(answered.receipt.reply?.template == "general/hours_location + financial/payment_methods")
        var one = try DialogueScript()
        let named = try one.write("que horas fecham? e queria parcelar", "general/hours_location", 0.95) {
            $0.requests = [hours, debt]
        }
        #expect(named.receipt.reason == .twoRequests)
        #expect(named.receipt.trace.last?.note == "general/hours_location and financial/negotiate_debt")
    }

    @Test func `puts danger first, and again when a person has it`() throws {
        var script = try DialogueScript()
        let danger = SensitiveMatter(kind: .danger, confidence: 1)
        let first = try script.write("o poste caiu, tem fio soltando faísca", "technical/no_connection") {
            $0.sensitive = danger
        }
        #expect(first.receipt.reason == .danger)
        #expect(first.receipt.priority == .urgent)
        #expect(first.reply?.text.contains("193") == true)

        var waiting = try DialogueScript()
        try waiting.write("quero um atendente", "general/talk_to_human")
        #expect(waiting.conversation?.priority == .normal)
        let later = try waiting.write("agora está pegando fogo", "general/complaint") { $0.sensitive = danger }
        #expect(later.receipt.resolution == .suppressed)
        #expect(waiting.conversation?.priority == .urgent)
        #expect(later.announcements.contains(.ticketUpdated))
    }

    @Test(arguments: SQLEngine.allCases)
    func `is stored with the conversation and goes on from there`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("minha internet está lenta")
        #expect(first.receipt.reason == .answered)
        func stored() async throws -> DialogueState? {
            try await fixture.database.read { try ConversationStore($0).find(first.receipt.conversationID)?.dialogue }
        }
        #expect(try await stored()?.expects?.facts == ["speed"])
        let second = try await fixture.post("deu 18 mega")
        #expect(second.receipt.reason == .expectedAnswer)
        #expect(try await stored()?.facts.map(\.value) == ["18 Mbps"])
        #expect(try await stored()?.expects == nil)
        let again = try await fixture.database.read { try DecisionStore($0).find(second.receipt.id) }
        #expect(again == second.receipt)
        #expect(again?.profile.asked == ["speed"])
    }
}
