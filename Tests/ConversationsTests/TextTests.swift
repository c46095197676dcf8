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

    @Test(arguments: [
        ("ação 👩‍👩‍👧 ❤️‍🔥 é", "ação 👩‍👩‍👧 ❤️‍🔥 é"), ("a\r\nb\tc", "a  b c"), ("a\u{2028}b\u{85}c", "a b c"),
        ("\u{1B}[2J\u{9B}2J\u{7F}\u{0}", "\u{FFFD}[2J\u{FFFD}2J\u{FFFD}\u{FFFD}"),
        ("na\u{200D}me\u{200B}\u{202E}", "na\u{FFFD}me\u{FFFD}\u{FFFD}"), ("\u{200D}", "\u{FFFD}"),
        ("12345678901", "12345678901"), ("123456789012", "12345678901…"), ("", ""),
    ])
    func `on one line, nothing can break, overwrite or hide the rest`(text: String, shown: String) {
        let limit = text.count == 12 ? 11 : 100
        #expect(text.singleLine(limit: limit).unicodeScalars.elementsEqual(shown.unicodeScalars))
        #expect(!text.singleLine(limit: limit).hasControlCharacters)
    }

    @Test func `a quotation has an end, however much a character holds`() {
        let heaped = "a" + String(repeating: "\u{301}", count: 1000)
        #expect(heaped.quoted.unicodeScalars.count == 63)
        #expect("x".quoted == "'x'")
    }
}
