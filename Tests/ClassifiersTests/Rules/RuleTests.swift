import Classifiers
import Conversations
import Testing
import Training

struct RuleTests {
    @Test func `keywords and patterns apply and are named in file order`() throws {
        let classifier = try SmallCorpus.classifier()
        let both = classifier.classify("SEGUNDA  VIA dos Boletos")
        #expect(both.rules == ["boleto_keyword", "copy_pattern"])
        #expect(both.hardRule == .intent(IntentLabel("financial/second_copy_invoice"), rule: "copy_pattern"))
        #expect(classifier.classify("quero falar com atendente").hardRule == .human(rule: "person"))
        #expect(classifier.classify("bom dia").rules.isEmpty)
    }

    @Test func `a weight adds exactly itself`() throws {
        let intent = IntentLabel("financial/second_copy_invoice")
        let with = try SmallCorpus.classifier().explain("boleto", intent: intent)
        let rule = with.contributions.filter { $0.kind == .rule }
        #expect(rule == [.init(feature: "boleto_keyword", kind: .rule, weight: 0.4)])
    }

    @Test func `a rule without end is stopped, named and counts as no match`() throws {
        let endless = RuleSet(rules: [
            .init(name: "endless", pattern: #"(a+)+$"#, verdict: .human),
            .init(name: "fine", pattern: "aaa", verdict: .weight(0.1, intent: IntentLabel("general/greeting"))),
        ])
        let bytes = try ModelTrainer(arguments: TrainingArguments(languages: ["pt"], folds: 2)).train(
            rows: SmallCorpus.rows, rules: endless)
        let classifier = try Classifier(bytes: bytes, name: "endless")
        let text = String(repeating: "a", count: 60) + "!"
        let clock = ContinuousClock()
        var result: Classification?
        let time = clock.measure { result = classifier.classify(text) }
        #expect(result?.timedOutRules == ["endless"])
        #expect(result?.rules == ["fine"])
        #expect(result?.hardRule == nil)
        #expect(time < .milliseconds(500))
    }

    @Test func `a pattern that does not compile never applies and is told`() throws {
        let broken = RuleSet(rules: [.init(name: "broken", pattern: "(", verdict: .human)])
        let bytes = try ModelTrainer(arguments: TrainingArguments(languages: ["pt"], folds: 2)).train(
            rows: SmallCorpus.rows, rules: broken)
        let classifier = try Classifier(bytes: bytes, name: "broken")
        #expect(classifier.rejectedRules == ["broken"])
        #expect(classifier.classify("(").hardRule == nil)
    }
}
