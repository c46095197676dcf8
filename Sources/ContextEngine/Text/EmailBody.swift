import Conversations

/// Removes quoted earlier messages and signatures from a plain-text mail.
enum EmailBody {
    static func ownWords(_ text: String) -> CleanedText {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var notes: [ContextNote] = []

        if let start = quotationStart(lines) {
            lines.removeSubrange(start...)
            notes.append(.quotedTextRemoved)
        }
        let unquoted = lines.filter { !$0.drop { $0 == " " }.hasPrefix(">") }
        if unquoted.count < lines.count, notes.isEmpty { notes.append(.quotedTextRemoved) }
        lines = unquoted

        if let start = signatureStart(lines) {
            lines.removeSubrange(start...)
            notes.append(.signatureRemoved)
        }
        return CleanedText(text: lines.joined(separator: "\n"), notes: notes)
    }

    // MARK: Quotation

    /// The first line of the message that is being answered; nil when none is quoted.
    static func quotationStart<Lines: RandomAccessCollection<Substring>>(_ lines: Lines) -> Int?
    where Lines.Index == Int {
        lines.indices.first { startsQuotation(lines, at: $0) }
    }

    /// Whether everything from this line on is the message that is being answered.
    private static func startsQuotation<Lines: RandomAccessCollection<Substring>>(
        _ lines: Lines, at index: Int
    ) -> Bool where Lines.Index == Int {
        let line = lines[index].trimmingSpaces.lowercased()
        guard !line.isEmpty, line.utf8.count <= 300 else { return false }
        if isDivider(line) { return true }
        if isAttribution(line) { return true }
        // Mail programs break long attributions: "Em seg., 3 de nov. de 2026 às 10:00, Loja\n<a@b.c> escreveu:".
        if attributionOpenings.contains(where: line.hasPrefix), index + 1 < lines.count {
            let joined = line + " " + lines[index + 1].trimmingSpaces.lowercased()
            if joined.utf8.count <= 300, isAttribution(joined) { return true }
        }
        return startsHeaderBlock(lines, at: index)
    }

    private static let attributionOpenings = ["on ", "em ", "el ", "le ", "no dia "]
    private static let attributionEndings = [
        "wrote:", "escreveu:", "escribió:", "escribio:", "escreveu (a):", "escreveu(a):",
    ]

    /// "On Mon, 3 Nov 2026, Ana wrote:" in the three languages.
    private static func isAttribution(_ line: String) -> Bool {
        attributionEndings.contains(where: line.hasSuffix)
            && attributionOpenings.contains(where: line.hasPrefix) && line.contains(where: \.isNumber)
    }

    private static let dividerWords = [
        "original message", "mensagem original", "mensaje original", "forwarded message", "mensagem encaminhada",
        "mensaje reenviado",
    ]

    /// Shorter lines have no room for any of them: a hostile mail is thousands of lines of dashes.
    private static let shortestDivider = dividerWords.map(\.utf8.count).min() ?? 0

    /// "-----Original Message-----", or the long line of underscores that Outlook draws.
    private static func isDivider(_ line: String) -> Bool {
        if line.count >= 20, line.allSatisfy({ $0 == "_" }) { return true }
        return line.hasPrefix("--") && line.utf8.count >= shortestDivider && dividerWords.contains { line.contains($0) }
    }

    /// "From: …" followed within three lines by "Sent:", "To:" or "Subject:".
    private static func startsHeaderBlock<Lines: RandomAccessCollection<Substring>>(
        _ lines: Lines, at index: Int
    ) -> Bool where Lines.Index == Int {
        guard headerField(lines[index]) == .from else { return false }
        return lines[index...].prefix(4).count { headerField($0) == .other } >= 2
    }

    private enum HeaderField { case from, other }

    private static func headerField(_ line: Substring) -> HeaderField? {
        let words = line.trimmingSpaces.lowercased().filter { $0 != "*" }
        if ["from:", "de:"].contains(where: words.hasPrefix) { return .from }
        let others = [
            "sent:", "date:", "to:", "subject:", "enviado:", "enviada em:", "enviado em:", "data:", "para:", "assunto:",
            "fecha:", "asunto:", "cc:",
        ]
        return others.contains(where: words.hasPrefix) ? .other : nil
    }

    // MARK: Signature

    private static let signOffs: Set<String> = [
        "att", "atte", "atenciosamente", "cordialmente", "respeitosamente", "abs", "abraços", "abracos", "abraço",
        "best regards", "kind regards", "warm regards", "regards", "best wishes", "sincerely", "yours sincerely",
        "yours faithfully", "many thanks and regards", "cheers", "saludos", "un saludo", "saludos cordiales",
        "atentamente",
    ]
    private static let deviceLines = [
        "sent from my ", "enviado do meu ", "enviada do meu ", "enviado desde mi ", "get outlook for ",
        "obter o outlook para ", "sent from outlook", "enviado via ", "enviado pelo ",
    ]

    /// The first line of the signature; nil when there is none, or nothing before it.
    static func signatureStart<Lines: RandomAccessCollection<Substring>>(_ lines: Lines) -> Int?
    where Lines.Index == Int {
        guard let firstWords = lines.firstIndex(where: { !$0.trimmingSpaces.isEmpty }) else { return nil }
        let shortTail = shortTailStart(lines)
        for index in lines.indices where index > firstWords {
            let line = lines[index].trimmingSpaces.lowercased()
            if line == "--" { return index }
            if deviceLines.contains(where: line.hasPrefix), line.count <= 80 { return index }
            if index + 1 >= shortTail, signOffs.contains(line.trimmingPunctuation) { return index }
        }
        return nil
    }

    /// The first line below which everything may be names, telephone numbers and titles, and not more of the message.
    ///
    /// Found once, from the end: a hostile mail is nothing but sign-offs, and looking below each would take their square.
    private static func shortTailStart<Lines: RandomAccessCollection<Substring>>(_ lines: Lines) -> Int
    where Lines.Index == Int {
        var start = lines.endIndex
        var filled = 0
        while start > lines.startIndex {
            let line = lines[start - 1]
            if !line.allSatisfy(\.isWhitespace) {
                filled += 1
                guard filled <= 8, line.count <= 80, !line.contains("?") else { break }
            }
            start -= 1
        }
        return start
    }
}

extension String {
    /// Without the commas, dots and exclamation marks of a sign-off.
    fileprivate var trimmingPunctuation: String {
        var text = self[...]
        while let last = text.last, last == "," || last == "." || last == "!" || last == ";" || last == " " {
            text = text.dropLast()
        }
        return String(text)
    }
}
