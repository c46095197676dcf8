import Testing

@testable import MessageText

@Suite struct `The visible lines of HTML` {
    private func texts(_ html: String) -> [String] { HTMLText.lines(html).map(\.text) }

    @Test(arguments: [
        ("<p>One</p><p>Two</p>", ["One", "", "Two"]),
        ("<div>One<br>Two</div><div>Three</div>", ["One", "Two", "Three"]),
        ("<p class=MsoNormal>One</p><p class=MsoNormal>Two</p>", ["One", "Two"]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        (
            "<table><tr><td>Room</td><td>12</td></tr><tr><td>Nights</td><td>2</td></tr></table>",
            ["Room 12", "Nights 2"]
        ),
        ("One <b>and</b>\n   two&nbsp;&amp; three &lt;3 &eacute;", ["One and two & three <3 é"]),
        ("<pre>One\nTwo</pre>", ["One", "Two"]), ("plain words", ["plain words"]), ("", []),
        ("One<hr>Two", ["One", "", String(repeating: "_", count: 30), "Two"]),
    ])
    func `are what a reader would see`(html: String, expected: [String]) {
        #expect(texts(html).reversed().drop { $0.isEmpty }.reversed() == expected)
    }

    @Test func `have nothing that is not shown`() {
        let html = """
            <html><head><title>Title</title><style>p { color: red }</style></head><body>
            <div style="display: none">Preheader</div><script>alert("x")</script><!-- note -->
            <p>Shown</p><select><option>A</option></select></body></html>
            """
        #expect(texts(html).filter { !$0.isEmpty } == ["Shown"])
    }

    @Test(arguments: [
        ("<blockquote type=\"cite\">x</blockquote>", MarkedLine.Mark.quotation),
        ("<div class=\"yahoo_quoted\">x</div>", .quotation), ("<div class=\"x_protonmail_quote\">x</div>", .quotation),
        ("<div class=\"zmail_extra\">x</div>", .quotation), ("<div id=\"appendonsend\"></div><div>x</div>", .quotation),
        ("<div id=\"x_divRplyFwdMsg\">x</div>", .quotation),
        ("<div class=\"gmail_quote\"><div>x</div></div>", .quotation),
        ("<div class=\"moz-cite-prefix\">x</div>", .attribution), ("<div class=\"gmail_attr\">x</div>", .attribution),
        ("<div class=\"gmail_signature\">x</div>", .signature), ("<pre class=\"moz-signature\">x</pre>", .signature),
        ("<div id=\"Signature\">x</div>", .signature), ("<div data-smartmail=\"gmail_signature\">x</div>", .signature),
        ("<blockquote style=\"margin: 0 0 0 40px; border: none; padding: 0px\">x</blockquote>", .none),
        ("<div class=\"quote-of-the-day\">x</div>", .none),
    ])
    func `remember what the elements around them are for`(html: String, mark: MarkedLine.Mark) {
        #expect(HTMLText.lines("<div>Mine</div>" + html).first == MarkedLine(text: "Mine"))
        #expect(HTMLText.lines(html).last { $0.text == "x" }?.mark == mark)
    }

    @Test func `between the quoted blocks of a frame are not quoted`() {
        let html = """
            <div class="gmail_quote"><div class="gmail_attr">On Monday, Shop wrote:</div>
            <blockquote class="gmail_quote">Which size?</blockquote><div>Medium</div>
            <blockquote class="gmail_quote">Which colour?</blockquote><div>Blue</div></div>
            """
        #expect(HTMLText.lines(html).filter { $0.mark == .none && !$0.text.isEmpty }.map(\.text) == ["Medium", "Blue"])
    }

    @Test(arguments: [
        ("<div dir=\"ltr\">Hi</div>", true), ("  \n<!DOCTYPE html><html></html>", true), ("<p>Hi", true),
        ("<br/>", true),
        ("<HTML>", true), ("<ana@example.com> wrote to me", false), ("< 5 minutes", false), ("<3 your shop", false),
        ("<price>", false), ("Hi <b>there</b>", false), ("<b", false), ("", false),
    ])
    func `are told from plain text by the first tag`(text: String, isHTML: Bool) {
        #expect(HTMLText.isLikely(text) == isHTML)
    }

    @Test(arguments: [
        "<div>", "<div></b>", "<p>", "<table><tr><td>", "<b><p></b>", "<", "&", "&#", "<!--", "<script>", "<a href=\"",
        "<li>", "</p>", "<blockquote>", "<div class=\"gmail_quote\">", "<font><i><u>", "&amp;lt;", "<![CDATA[", "<?x ",
    ])
    func `are found in a hostile document without delay`(part: String) {
        let html = "<div>Hello</div>" + String(repeating: part, count: 30_000 / part.utf8.count)
        let started = ContinuousClock.now
        #expect(HTMLText.lines(html).first?.text == "Hello")
        #expect(ContinuousClock.now - started < .seconds(30))
    }

    @Test(arguments: [" a", "a='>' ", " a=\"\"", "\ta="])
    func `come out of a tag with more attributes than the parser compares quickly`(part: String) {
        let attributes = (0..<12_000).map { part.replacing("a", with: "a\($0)") }.joined()
        let started = ContinuousClock.now
        let lines = HTMLText.lines("<div " + attributes + ">Hello</div>")
        #expect(ContinuousClock.now - started < .seconds(30))
        #expect(lines.last?.text.hasSuffix("Hello") == true)
    }

    @Test func `of a document nested without end are those that stand above the limit`() {
        let html = "<div>Hello</div>" + String(repeating: "<div>", count: 3000) + "deep"
        #expect(texts(html) == ["Hello"])
    }

    @Test func `never come from entities of the document's own`() {
        let html = "<!DOCTYPE x [<!ENTITY a \"boom\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><p>&a;&b;</p>"
        #expect(!texts(html).joined().contains("boom"))
        #expect(!texts(html).joined().contains("root:"))
    }
}
