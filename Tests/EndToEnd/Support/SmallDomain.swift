import Conversations
import Foundation
import Training

/// A small model, trained once for all tests, and the internet provider's policy with people there around the clock.
struct SmallDomain: Sendable {
    let model: String
    let policy: String

    private static let trained = Result {
        let rows = examples.flatMap { label, texts in
            texts.map { CorpusRow(text: $0, intent: IntentLabel(label), language: "pt") }
        }
        return Data(try ModelTrainer().train(rows: rows))
    }

    /// Writes model and policy into a folder, unless they are there.
    init(in folder: TemporaryFolder) throws {
        model = folder.file("small.triage")
        policy = folder.file("policy")
        guard !FileManager.default.fileExists(atPath: policy) else { return }
        try Self.trained.get().write(to: URL(fileURLWithPath: model))
        let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Models/isp-pt-BR/policy")
        try FileManager.default.copyItem(atPath: shipped.path, toPath: policy)
        let hours = folder.text(of: "policy/hours.yaml")
            .replacing(#/\d\d:\d\d-\d\d:\d\d/#, with: "00:00-24:00")
            .replacing("hours: []", with: "hours: [\"00:00-24:00\"]")
        try folder.write(hours, to: "policy/hours.yaml")
    }

    /// What the model answers by itself, what goes to a person, and what it must not answer.
    static let slow = "minha internet está lenta"
    static let human = "quero falar com um atendente"
    static let elsewhere = "qual a receita de bolo"

    private static let examples: [(String, [String])] = [
        (
            "technical/slow_connection",
            [
                slow, "a internet está muito lenta hoje", "velocidade baixa na internet", "internet lenta demais",
                "tudo carrega devagar, internet lenta", "a net está lenta desde ontem",
                "velocidade da internet muito baixa", "está lenta a minha internet",
            ]
        ),
        (
            "general/talk_to_human",
            [
                human, "me passa para uma pessoa", "falar com humano", "quero um atendente de verdade",
                "atendente por favor", "preciso falar com uma pessoa", "pode chamar um atendente",
                "quero conversar com gente de verdade",
            ]
        ),
        (
            "out_of_scope",
            [
                elsewhere, "quem ganhou o jogo de futebol", "vai chover amanhã", "conta uma piada", "vende geladeira",
                "qual o resultado da loteria", "procuro emprego de motorista", "receita de pão",
            ]
        ),
    ]
}
