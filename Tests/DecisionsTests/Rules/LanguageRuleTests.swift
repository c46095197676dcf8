import Conversations
import Testing

@testable import Decisions

@Suite struct `The language rule` {
    private func reason(_ language: String?, _ languages: String = "languages: [pt]") throws -> DecisionReason {
        let text = PolicyFixture.policy.replacing("languages: [pt]", with: languages)
        return try PolicyFixture.policy(text).decide(PolicyFixture.input { $0.classification.language = language })
            .reason
    }

    @Test func `gives a foreign language to a person, and nothing that is too short to tell`() throws {
        #expect(try reason("en") == .languageNotSpoken)
        #expect(try reason("pt") == .answered)
        #expect(try reason(nil) == .answered)
        #expect(try reason("en", "languages: [pt, en]") == .answered)
    }

    @Test func `asks nothing without languages`() throws {
        #expect(try reason("fr", "languages: []") == .answered)
        #expect(try reason("fr", "") == .answered)
    }

    @Test(arguments: ["[PT]", "[portuguese]", "[pt-BR]", "pt", "[12]"])
    func `is refused with what names no language`(languages: String) {
        #expect(throws: PolicyError.self) { try reason("pt", "languages: \(languages)") }
    }
}
