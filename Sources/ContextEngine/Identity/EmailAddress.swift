import Conversations

/// An e-mail address as mail headers write it.
struct EmailAddress: Hashable {
    /// Lower-cased as a whole: no mailbox in use tells `Ana@` from `ana@`.
    let address: String
    let displayName: String?

    /// Reads `ana@example.com`, `Ana Silva <ana@example.com>` and `"Silva, Ana" <ana@example.com>`; nil otherwise.
    init?(_ text: String) {
        var address = text[...]
        var displayName: String?
        if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
            address = text[text.index(after: open)...].dropLast()
            let name = text[..<open].trimmingSpaces
            let unquoted =
                name.count >= 2 && name.hasPrefix("\"") && name.hasSuffix("\"")
                ? String(name.dropFirst().dropLast()) : name
            displayName = unquoted.filter { $0 != "\\" }.trimmingSpaces
        }
        if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst("mailto:".count) }
        // A zero-width blank, copied along, is part of no address.
        let visible = String(
            String.UnicodeScalarView(address.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
        guard Self.isAddress(visible[...]) else { return nil }
        self.address = visible.lowercased()
        // A name that only repeats the address says nothing.
        self.displayName = displayName.flatMap { $0.isVisible && !$0.contains("@") ? $0 : nil }
    }

    private static func isAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (3...253).contains(parts[1].utf8.count) else {
            return false
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        // WhatsApp's own suffixes are not mail domains.
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), parts[1] != "s.whatsapp.net", parts[1] != "c.us"
        else { return false }
        return text.allSatisfy { !$0.isWhitespace && $0 != "<" && $0 != ">" && $0 != "," && $0 != ";" && $0 != "\"" }
    }
}
