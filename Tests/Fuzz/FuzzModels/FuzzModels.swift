import Classifiers
import Conversations
import Crypto
import FuzzDriver
import Training

/// Model files with whatever inside and a right checksum, so that nothing hides behind it: refused with an error, or
/// they classify and explain, with numbers that can be written as JSON.
///
/// SwiftPM renames `main`, and libFuzzer brings its own loop.
@_cdecl("FuzzModels_main")
func fuzzModels() -> Int32 {
    FuzzDriver.run(seeds: seeds) { bytes in
        let signed = bytes + Array(SHA256.hash(data: bytes))
        guard let classifier = try? Classifier(bytes: signed, name: "fuzzed") else { return }
        for text in ["", "oi", "minha internet está lenta, não aguento mais 😡", "boleto 2a via http://x.y 12/10"] {
            let found = classifier.classify(text)
            precondition(!found.ranking.isEmpty, "nothing ranked")
            for candidate in found.ranking {
                precondition((0...1).contains(candidate.confidence), "a confidence that is none")
            }
            precondition((-1...1).contains(found.sentiment.score), "a sentiment score that is none")
            let explanation = classifier.explain(text)
            let sum = explanation.contributions.reduce(explanation.bias) { $0 + $1.weight }
            precondition(abs(sum - explanation.score) <= 1e-6 * max(1, abs(sum)), "an explanation that does not add up")
        }
    }
}

private func seeds() throws -> [String: [UInt8]] {
    let rows =
        ["oi tudo bem", "bom dia"].map { CorpusRow(text: $0, intent: IntentLabel("general/greeting")) }
        + ["internet lenta", "caiu a conexão"].map { CorpusRow(text: $0, intent: IntentLabel("technical/slow")) }
    let concepts = ConceptLexicon(concepts: [.init(name: "slow", phrases: ["lent*", "devagar"])])
    let rules = RuleSet(rules: [.init(name: "r", keywords: ["boleto*"], verdict: .human)])
    var seeds: [String: [UInt8]] = [:]
    for algorithm in TrainingArguments.Algorithm.allCases {
        let arguments = TrainingArguments(algorithm: algorithm, languages: ["xx"], folds: 0)
        let trainer = ModelTrainer(arguments: arguments)
        seeds[algorithm.rawValue] = try trainer.train(rows: rows, rules: rules, concepts: concepts)
            .dropLast(ModelFileFormat.checksumLength)
    }
    return seeds
}
