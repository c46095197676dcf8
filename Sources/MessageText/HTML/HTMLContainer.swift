/// What an element's name, class or id say about the words in it, as the usual mail programs write them.
enum HTMLContainer {
    /// An earlier mail, whatever stands in it.
    case quotation
    /// A quotation's frame, with the attribution in it, the quoted blocks, and what was written between them.
    case frame
    /// The line above a quotation: "On Monday, Ana wrote:".
    case attribution
    /// From here on to the end of the mail everything is an earlier mail.
    case quotationToEnd
    case signature
    /// Not shown to a reader.
    case hidden

    init?(element: String, _ attributes: HTMLAttributes) {
        if Self.hiddenElements.contains(element) {
            self = .hidden
            return
        }
        guard Self.bearers.contains(element), element == "blockquote" || !attributes.areEmpty else { return nil }
        if Self.hides(attributes.style) {
            self = .hidden
            return
        }
        var names = attributes.classNames.prefix(1000).split(whereSeparator: \.isWhitespace).map(Self.plainName)
        for other in [attributes.id, attributes.name, attributes.smartMail] where !other.isEmpty {
            names.append(Self.plainName(other[...]))
        }
        for name in names {
            if element == "blockquote", name == "gmail_quote" { continue }
            if let container = Self.named[name] {
                self = container
                return
            }
            // Yahoo and others put numbers around their names.
            if name.hasSuffix("yahoo_quoted") || name.hasPrefix("yahoo_quoted") {
                self = .quotation
                return
            }
            if name.hasSuffix("signature") || name.hasPrefix("signature_") {
                self = .signature
                return
            }
        }
        guard element == "blockquote" else { return nil }
        // Programs also indent with a block quotation, and then say that it has no border.
        let isIndent =
            attributes.type.isEmpty && !names.contains("gmail_quote")
            && attributes.style.prefix(400).filter { $0 != " " }.contains("border:none")
        guard !isIndent else { return nil }
        self = .quotation
    }

    private static let hiddenElements: Set<String> = [
        "head", "title", "style", "script", "noscript", "template", "select", "textarea", "object", "applet", "iframe",
        "svg", "math", "audio", "video", "canvas",
    ]

    /// Elements that are looked at more closely; the others stand within lines.
    private static let bearers: Set<String> = [
        "div", "blockquote", "span", "p", "table", "td", "tr", "section", "article", "hr", "a", "pre", "body", "font",
    ]

    private static let named: [String: Self] = [
        "gmail_quote": .frame, "gmail_quote_container": .frame, "gmail_attr": .attribution,
        "gmail_signature": .signature, "gmail_signature_prefix": .signature,
        "moz-cite-prefix": .attribution, "moz-forward-container": .quotation, "moz-signature": .signature,
        "moz-email-headers-table": .attribution,
        "yahoo_quoted": .quotation, "yahoo_quoted_begin": .quotationToEnd,
        "protonmail_quote": .quotation, "protonmail_signature_block": .signature,
        "protonmail_signature_block-user": .signature, "protonmail_signature_block-proton": .signature,
        "divrplyfwdmsg": .quotationToEnd, "appendonsend": .quotationToEnd, "stopspelling": .quotationToEnd,
        "olk_src_body_section": .quotation, "ms-outlook-mobile-signature": .signature,
        "ms-outlook-mobile-reference-message": .quotationToEnd, "mail-editor-reference-message-container": .quotation,
        "outlookmessageheader": .quotationToEnd, "signature": .signature, "applemailsignature": .signature,
        "ioslockscreensignature": .signature,
        "zmail_extra": .quotation, "zmail_extra_hr": .quotationToEnd, "zmail_signature": .signature,
        "tutanota_quote": .quotation, "tutanota_signature": .signature,
        "airmail_on": .attribution, "bloop_sign": .signature,
        "quote": .quotation, "messagereplysection": .quotation, "messagesignaturesection": .signature,
        "hs_reply": .quotation, "moz_quote": .quotation, "cm_signature": .signature, "wisestamp_sig": .signature,
    ]

    /// In lower case, and without the `x_` and `ecx` that Outlook puts in front of what others wrote.
    private static func plainName(_ name: Substring) -> String {
        var plain = name.prefix(64).lowercased()[...]
        while plain.hasPrefix("x_") { plain = plain.dropFirst(2) }
        if plain.hasPrefix("ecx") { plain = plain.dropFirst(3) }
        return String(plain)
    }

    private static func hides(_ style: String) -> Bool {
        let plain = style.prefix(400).lowercased().filter { $0 != " " }
        return ["display:none", "mso-hide:all", "visibility:hidden", "max-height:0", "font-size:0;", "font-size:0px"]
            .contains { plain.contains($0) }
    }
}
