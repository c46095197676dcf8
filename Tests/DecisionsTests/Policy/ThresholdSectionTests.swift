import Conversations
import Testing
import YAMLDocuments

@testable import Decisions

@Suite struct ThresholdSectionTests {
    private static let tuned = TunedThresholds(
        categories: [
            .init(name: "technical", threshold: 0.87, target: 0.95, confidence: 0.95, answered: 412, right: 401),
            .init(
                name: "financial", threshold: nil, target: 0.98, confidence: 0.95, answered: 40, right: 39, missing: 112
            ),
        ], corpus: "sha256:ab", rows: 900, model: "sha256:cd", folds: 10)

    private func replaced(_ text: String) throws -> (text: String, dropped: [String]) {
        let document = try YAMLDocument.read(text: text, name: "policy.yaml")
        let (bytes, dropped) = try ThresholdSection.replace(in: document, with: Self.tuned)
        return (String(decoding: bytes, as: UTF8.self), dropped)
    }

    private static let before = "# Reviewed by Ana — não mexer.\r\n\r\n"
    private static let after = "\r\n# About tone\r\nfrustrated:   {enabled: false}  # for now\r\n"

    @Test func `everything around the section stays, byte for byte`() throws {
        let old =
            "thresholds:\r\n  # old figures\r\n  default: 0.70\r\n\r\n  # more\r\n  categories:\r\n    technical: 0.8\r\n"
        let text = try replaced(Self.before + old + Self.after).text
        #expect(text.hasPrefix(Self.before + "thresholds:\r\n"))
        #expect(text.hasSuffix("right: 39, missing: 112}\r\n" + Self.after))
        #expect(!text.contains("old figures") && !text.contains("0.70"))
        #expect(text.utf8.count { $0 == 13 } == text.utf8.count { $0 == 10 })
        // Doing it again changes nothing.
        #expect(try replaced(text).text == text)
    }

    @Test(arguments: [
        "a: 1\nthresholds: {default: 0.7,\n  categories: {}}\nb: 2\n", "a: 1\nb: 2\nthresholds:\n  default: 0.7",
        "thresholds:\n  default: 0.7\n...\n", "---\nthresholds:\n  default: 0.7\n# the end\n",
        "b: 2", "",
    ])
    func `wherever the section stands, the result reads back and the rest is there`(text: String) throws {
        let new = try replaced(text).text
        let root = try YAMLDocument.read(text: new, name: "p").root.mapping()
        let old = try YAMLDocument.read(text: text, name: "p").root.mapping()
        func others(_ mapping: YAMLMapping) -> [String] { mapping.entries.map(\.key).filter { $0 != "thresholds" } }
        #expect(others(root) == others(old))
        let categories = try root.required("thresholds").mapping().required("categories").mapping()
        #expect(categories.entries.map(\.key) == ["technical", "financial"])
        for line in text.split(separator: "\n") where line.hasPrefix("#") || line == "..." || line == "---" {
            #expect(new.contains(line))
        }
    }

    @Test func `an intent's never stays, its figure goes`() throws {
        let (text, dropped) = try replaced(
            "thresholds: {default: 0.7, intents: {technical/router_problem: never, general/thanks_goodbye: 0.6}}\n")
        #expect(text.contains("  intents:\n    technical/router_problem: never\n"))
        #expect(dropped == ["general/thanks_goodbye"])
    }

    @Test(arguments: [
        "thresholds:\n  default: 0.7\n  categories:\n    'financial' :   never  # the regulator's order\n    general: 0.6\n",
        "thresholds: {default: 0.7, categories: {financial: never, general: 0.6}}\n",
    ])
    func `a category's never, written by hand, stays, and with it why`(text: String) throws {
        let (text, dropped) = try replaced(text)
        let comment = text.contains("regulator") ? "  # the regulator's order" : ""
        #expect(text.contains("\n    financial: never\(comment)\n"))
        #expect(text.contains("    technical:\n      {threshold: 0.87"))
        #expect(!text.contains("{threshold: never") && !text.contains("general"))
        #expect(dropped.isEmpty)
        let policy = try PolicyFixture.policy(text)
        #expect(policy.threshold(ofCategory: "financial") == nil)
        // Again and again.
        #expect(try replaced(text).text == text)
    }

    @Test func `a measured never does not stay`() throws {
        let text = try replaced(
            "thresholds:\n  default: never\n  categories:\n    technical: {threshold: never, target: 0.95}\n"
        ).text
        #expect(text.contains("    technical:\n      {threshold: 0.87"))
    }

    @Test(arguments: [
        "{thresholds: {default: 0.7}, b: 1}", "{a: 1, thresholds: {default: 0.7}}", "\"thresholds\": {default: 1}",
    ])
    func `a file that is not written as a block is refused`(text: String) {
        #expect(throws: YAMLProblem.self) { try replaced(text) }
    }

    @Test func `a policy obeys what was written, and nothing else answers`() throws {
        let text = try replaced(PolicyFixture.policy).text
        let policy = try PolicyFixture.policy(text)
        #expect(policy.threshold(ofCategory: "technical") == 0.87)
        #expect(policy.threshold(ofCategory: "financial") == nil)
        #expect(policy.threshold(ofCategory: "general") == nil)
        func reason(_ intent: String, _ confidence: Double) -> DecisionReason {
            let classification = Classification(
                ranking: [.init(intent: IntentLabel(intent), confidence: confidence)], language: nil, inScope: true,
                sentiment: .neutral, model: "m")
            return policy.decide(
                DecisionInput(classification: classification, now: Instant(millisecondsSinceEpoch: 0))
            ).reason
        }
        #expect(reason("technical/slow_connection", 0.88) == .answered)
        #expect(reason("technical/slow_connection", 0.86) == .belowThreshold)
        #expect(reason("financial/second_copy_invoice", 1) == .belowThreshold)
        #expect(reason("general/thanks_goodbye", 1) == .belowThreshold)
    }

    @Test func `one threshold for everything, and names that need quotes`() throws {
        let tuned = TunedThresholds(
            categories: [
                .init(name: "what's \"up\": #1\n", threshold: 0.9, target: 0.9, confidence: 0.9, answered: 1, right: 1)
            ],
            standard: .init(name: "", threshold: 0.8, target: 0.9, confidence: 0.9, answered: 9, right: 9), corpus: "c",
            rows: 9, model: "m")
        let text = String(decoding: ThresholdSection.file(of: tuned), as: UTF8.self)
        let section = try YAMLDocument.read(text: text, name: "p").root.mapping().required("thresholds").mapping()
        #expect(try section.required("default").mapping().required("threshold").number(in: 0...1) == 0.8)
        #expect(
            try section.required("categories").mapping().entries.map(\.key) == ["what's \"up\": #1\u{FFFD}"])
        let policy = try PolicyFixture.policy("thresholds:\n  default: {threshold: 0.8, target: 0.9}\n")
        #expect(policy.threshold(ofCategory: "technical") == 0.8)
    }

    @Test(arguments: [
        ("technical: {target: 0.9}", "threshold is missing"), ("technical: {threshold: 2}", "or never"),
        ("technical: {threshold: 0.9, anwsered: 3}", "unknown key 'anwsered'"),
        ("technical: {threshold: 0.9, right: -3}", "right must be a whole number"),
    ])
    func `evidence that is misspelt is told`(category: String, problem: String) {
        let error = #expect(throws: PolicyError.self) {
            try PolicyFixture.policy("thresholds:\n  default: never\n  categories:\n    \(category)\n")
        }
        #expect(error?.description.contains(problem) == true && error?.description.hasPrefix("policy.yaml:4") == true)
    }
}
