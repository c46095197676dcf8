import Conversations
import Testing

@Suite struct TextTests {
    @Test func `bytes are written with two lower-case digits each`() {
        #expect(([] as [UInt8]).hexadecimal == "")
        #expect(([0x00, 0x0F, 0xA0, 0xFF] as [UInt8]).hexadecimal == "000fa0ff")
        #expect((0...255).map(UInt8.init).hexadecimal.utf8.count == 512)
    }

    @Test(arguments: ["a\u{0}", "\n", "a\tb", "\u{7F}", "\u{85}", "\u{9F}b", "a\u{2028}", "\u{2029}", "\r\n"])
    func `controls and separators are found`(text: String) {
        #expect(text.hasControlCharacters)
    }

    @Test(arguments: ["", "ação", "a b", "👩‍👩‍👧‍👦", "\u{A0}", "ＡＢＣ", "e\u{301}", "\u{2027}\u{202A}"])
    func `other text has none`(text: String) {
        #expect(!text.hasControlCharacters)
    }
}
