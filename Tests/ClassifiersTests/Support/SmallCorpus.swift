import Classifiers
import Conversations
import Training

/// A corpus of a few dozen rows, trained in milliseconds.
enum SmallCorpus {
    private static let slow = [
        "internet lenta demais", "minha internet está lenta", "velocidade baixa hoje", "ta lento o wifi",
        "lenta de novo, não aguento mais", "os 500 mega chegam só 50", "a rede anda devagar", "muito lento de noite",
    ]
    private static let invoice = [
        "quero a segunda via do boleto", "me manda o boleto", "2 via da fatura por favor", "preciso da fatura do mês",
        "cadê meu boleto", "boleto vencido, manda outro", "código de barras da conta", "fatura não chegou",
    ]
    private static let greeting = [
        "oi", "bom dia", "boa tarde", "olá tudo bem", "boa noite", "oi, tem alguém aí?", "alô", "opa bom dia",
    ]
    private static let outside = [
        "vende pizza?", "qual a capital da França", "conserta televisão?", "quero vender um carro",
    ]

    static let rows: [CorpusRow] =
        slow.map { row($0, "technical/slow_connection", .negative, frustrated: $0.contains("aguento")) }
        + invoice.map { row($0, "financial/second_copy_invoice", .neutral) }
        + greeting.map { row($0, "general/greeting", .positive) }
        + outside.map { row($0, "out_of_scope", .neutral) }

    private static func row(
        _ text: String, _ intent: String, _ sentiment: Sentiment.Label, frustrated: Bool = false
    ) -> CorpusRow {
        CorpusRow(
            text: text, intent: IntentLabel(intent), language: "pt", sentiment: sentiment, frustrated: frustrated,
            urgent: false)
    }

    static let concepts = ConceptLexicon(concepts: [
        .init(name: "invoice", phrases: ["boleto*", "fatura*", "segunda via", "codigo de barras"]),
        .init(name: "slow", phrases: ["lent*", "devagar", "velocidade baixa"]),
    ])

    static let rules = RuleSet(
        rules: [
            .init(
                name: "boleto_keyword", keywords: ["boleto*"],
                verdict: .weight(0.4, intent: IntentLabel("financial/second_copy_invoice"))),
            .init(name: "person", keywords: ["falar com atendente"], verdict: .human),
            .init(
                name: "copy_pattern", pattern: #"\bsegunda\s+via\b"#,
                verdict: .intent(IntentLabel("financial/second_copy_invoice"))),
        ],
        boosts: [
            .init(signal: .openInvoice, target: "financial", weight: 0.2),
            .init(signal: .lastIntent("financial"), target: "financial/second_copy_invoice", weight: 0.2),
            .init(signal: .outage, target: "technical", weight: 0.1),
        ])

    static func model(
        _ algorithm: TrainingArguments.Algorithm = .linear, withExtras: Bool = true
    ) throws -> [UInt8] {
        let arguments = TrainingArguments(algorithm: algorithm, languages: ["pt"], folds: 3)
        return try ModelTrainer(arguments: arguments).train(
            rows: rows, rules: withExtras ? rules : nil, concepts: withExtras ? concepts : nil)
    }

    static func classifier(
        _ algorithm: TrainingArguments.Algorithm = .linear, withExtras: Bool = true
    ) throws -> Classifier {
        try Classifier(bytes: model(algorithm, withExtras: withExtras), name: "small")
    }
}
