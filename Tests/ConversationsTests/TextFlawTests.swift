import Conversations
import Testing

@Suite struct TextFlawTests {
    @Test(arguments: [
        "", " ", "\n\t", "\u{1}", "\u{0}", "\u{AD}", "\u{200B}", "\u{200D}\u{200C}", "\u{FEFF}", "\u{2060}", "\u{202E}",
        "\u{2066}\u{2069}", "\u{FE0F}", "\u{E0100}", "\u{E0020}\u{E007F}", "\u{301}", " \u{301}\u{20E3}", "\u{34F}",
        "\u{115F}", "\u{3164}", "\u{FFA0}", "\u{2800}", "\u{3000}", "\u{2028}", "\u{180E}", "\u{FFFE}", "\u{1D173}",
    ])
    func `there is nothing to see`(text: String) {
        #expect(!text.isVisible)
        #expect(!(text + text + " " + text).isVisible)
    }

    @Test(arguments: [
        "a", ".", "?", "👍", "👍🏽", "❤️", "1️⃣", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇧🇷", "é", "e\u{301}", "你", "م", "\u{200B}a", "♥", "€",
        "\u{E000}", "\u{2801}", "نامه‌ای",
    ])
    func `there is something to see`(text: String) {
        #expect(text.isVisible)
        #expect(text.flaw(asMessageOf: 100) == nil)
        #expect(text.flaw(asLineOf: 100) == nil)
    }

    @Test(arguments: [
        ("", TextFlaw.empty), (" \u{A0}\u{3000}", .empty), ("\u{200B}", .invisible), (" \u{FE0F} ", .invisible),
        ("a\u{0}", .controlCharacters), ("a\nb", .controlCharacters), ("a\tb", .controlCharacters),
        ("\u{1B}[31m", .controlCharacters), ("a\u{7F}", .controlCharacters), ("a\u{85}", .controlCharacters),
        ("a\u{2028}b", .controlCharacters), ("123456789", .tooLong(limit: 8)), ("ééééé", .tooLong(limit: 8)),
        ("12345678", nil), ("éééé", nil), ("👍👍", nil),
    ])
    func `a line has a limit in bytes and no controls`(text: String, flaw: TextFlaw?) {
        #expect(text.flaw(asLineOf: 8) == flaw)
    }

    @Test(arguments: [
        ("", TextFlaw.empty), (" \r\n\t", .empty), ("\u{1}\u{7}", .invisible), ("\u{FEFF}\n", .invisible),
        ("a\u{0}", .nul), ("\u{0}", .nul), ("123456789", .tooLong(limit: 8)), ("ééééé", .tooLong(limit: 8)),
        ("éééé", nil),
        ("a\u{7}\u{1B}b", nil), ("a\r\nb\tc", nil), ("a\u{2028}", nil), ("\u{85}a", nil),
    ])
    func `a message may have any control but NUL`(text: String, flaw: TextFlaw?) {
        #expect(text.flaw(asMessageOf: 8) == flaw)
    }
}
