import Conversations
import Foundation
import TestSupport
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
        for name in ["replies.yaml", "teams.yaml"] {
            try folder.write(Self.withoutOtherIntents(folder.text(of: "policy/" + name)), to: "policy/" + name)
        }
        try folder.write(Self.rules, to: "policy/policy.yaml")
    }

    /// The file without the entries of intents and categories that the small model does not know.
    private static func withoutOtherIntents(_ text: String) -> String {
        let known = Set(examples.map(\.0))
        var isKept = true
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            // An entry begins two spaces from the margin, and what is deeper belongs to it.
            if let entry = line.wholeMatch(of: #/ {0,2}([a-z_\/]+):.*/#) {
                let key = String(entry.1)
                isKept = known.contains(key) || !key.contains("/") && !["financial", "commercial"].contains(key)
            }
            return isKept
        }
        return lines.joined(separator: "\n")
    }

    private static let rules = """
        thresholds:
          default: never
          categories: {general: 0.6, technical: 0.87}
        opted_out: {then: person}
        asks_for_person: {enabled: true, intents: [general/talk_to_human], threshold: 0.40}
        hard_rule: {enabled: true, priority: high}
        frustrated: {enabled: true, priority: high}
        urgent: {enabled: true, priority: urgent}
        customer_tier:
          vip: {then: raise_priority, priority: high}
        out_of_scope: {enabled: true, then: reply}
        ambiguous: {enabled: true, margin: 0.10}
        too_many_automatic_turns: {enabled: true, limit: 6}
        outside_service_window: {enabled: true, hours: 24}

        """

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
