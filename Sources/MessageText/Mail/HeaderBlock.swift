import Conversations

/// The header lines that programs such as Outlook copy above an earlier mail, in whatever order and with whatever blanks.
enum HeaderBlock {
    enum Field: Hashable { case from, to, copy, subject, date, other }

    private static let lineLimit = 24

    /// The lines of the block that begins here; nil when what begins here is no header block.
    static func lines(_ lines: [DraftLine], startingAt start: Int) -> ClosedRange<Int>? {
        guard let first = field(lines[start].folded) else { return nil }
        let depth = lines[start].depth
        var found: [Field: FoldedLine] = [first.field: first.value]
        var end = start
        var last = first
        var index = start + 1
        while index < lines.count, index - start < lineLimit, lines[index].depth == depth || lines[index].isEmpty {
            let line = lines[index]
            if line.isEmpty {
                // One blank line at most between two fields.
                guard index + 1 < lines.count, index == end + 1 || last.value.text.isEmpty,
                    !isOver(lines, at: index + 1, behind: last)
                else {
                    break
                }
            } else if let next = field(line.folded) {
                if found[next.field] != nil, next.field == .from || next.field == .subject { break }
                found[next.field] = next.value
                last = next
                end = index
            } else if continues(line.folded, last) || (last.field == .subject && isField(lines, at: index + 1)) {
                if last.value.text.isEmpty { found[last.field] = line.folded }
                last.value = line.folded
                end = index
            } else {
                break
            }
            index += 1
        }
        return isWhole(found) ? start...end : nil
    }

    /// The block of Lotus Notes: a sender and a date, then names of fields without colons, alone or in columns.
    static func notesLines(_ lines: [DraftLine], startingAt start: Int) -> ClosedRange<Int>? {
        let head = lines[start].folded
        guard head.words.count <= 16, start + 2 < lines.count else { return nil }
        let isSender = TimeWords.hasAddress(head.text) || head.text.contains("/") || head.words.count <= 6
        let hasDate = isSender && (start...start + 2).contains { isMoment(lines[$0].folded) }
        // "De    Loja", "Para    Ana": no colons, but columns.
        guard hasDate || names[String(head.words.first ?? "")] == .from && columns(of: lines[start].text).count >= 2
        else {
            return nil
        }
        var found: [Field: Int] = [:]
        for index in start..<min(start + 16, lines.count) {
            for column in columns(of: lines[index].text) {
                guard let field = names[FoldedLine(column).text], field != .from else { continue }
                found[field] = found[field] ?? index
            }
            if found[.subject] != nil { break }
        }
        guard found[.to] != nil, let end = found[.subject], end + 1 < lines.count else { return nil }
        // The subject may stand on a line of its own below its name.
        let isAlone = columns(of: lines[end].text).count == 1
        return start...(isAlone && !lines[end + 1].isEmpty ? end + 1 : end)
    }

    /// A date with its time; cheap to deny.
    private static func isMoment(_ line: FoldedLine) -> Bool {
        guard line.text.utf8.contains(UInt8(ascii: ":")), line.words.count <= 14 else { return false }
        let time = TimeWords(line)
        return time.hasDate && time.hasTime
    }

    /// What tabs and wide gaps keep apart.
    private static func columns(of text: String) -> [String] {
        text.replacing("\t", with: "  ").split(separator: "  ").map(\.trimmingSpaces).filter { !$0.isEmpty }
    }

    /// "De: Loja Enviado: segunda Para: Ana Assunto: Pedido": a block that was run together into one line.
    static func isFlat(_ line: FoldedLine) -> Bool {
        guard let first = field(line), first.field == .from || first.field == .date || first.field == .subject else {
            return false
        }
        var found: Set<Field> = [first.field]
        var name: [Substring] = []
        for token in line.text.prefix(600).split(separator: " ") {
            guard token.last == ":" else {
                name = [token]
                continue
            }
            let last = token.dropLast()
            if let field = names[String(last)] ?? name.first.flatMap({ names["\($0) \(last)"] }) { found.insert(field) }
            name = []
        }
        return found.isSuperset(of: [.from, .subject]) && (found.contains(.to) || found.contains(.date))
    }

    private static func isField(_ lines: [DraftLine], at index: Int) -> Bool {
        index < lines.count && field(lines[index].folded) != nil
    }

    private static func isOver(
        _ lines: [DraftLine], at index: Int, behind last: (field: Field, value: FoldedLine)
    ) -> Bool {
        field(lines[index].folded) == nil && !(last.value.text.isEmpty && !lines[index].isEmpty)
    }

    /// Whether a line goes on with the field above: a list of addresses, or a value below its name.
    private static func continues(_ line: FoldedLine, _ last: (field: Field, value: FoldedLine)) -> Bool {
        if last.value.text.isEmpty { return true }
        switch last.field {
        case .to, .copy, .from:
            return line.text.hasPrefix("<") || last.value.text.hasSuffix(",") || last.value.text.hasSuffix(";")
                || (TimeWords.hasAddress(line.text) && line.words.count <= 8)
        default: return false
        }
    }

    private static func isWhole(_ found: [Field: FoldedLine]) -> Bool {
        guard let sender = found[.from] else {
            // A forward's header may come without its sender; a form that people fill in has no such pair.
            return found[.subject] != nil && found[.date] != nil && found[.to] != nil
        }
        let hasAddress = TimeWords.hasAddress(sender.text)
        let hasDate = found[.date]?.words.contains { TimeWords.names($0) } ?? false
        let isAddressed = hasAddress || (found[.to].map { TimeWords.hasAddress($0.text) } ?? false)
        if found.count >= 4, found[.subject] != nil { return true }
        if found.count >= 3, isAddressed || (hasDate && found[.subject] != nil) { return true }
        return found.count >= 2 && hasAddress && (found[.subject] != nil || found[.date] != nil || found[.to] != nil)
    }

    /// The field that a line begins with, and what stands behind its colon.
    static func field(_ line: FoldedLine) -> (field: Field, value: FoldedLine)? {
        let bytes = line.text.utf8
        guard let colon = bytes.prefix(28).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = line.text[..<colon].filter { $0 != "*" && $0 != "_" }
        guard let field = names[FoldedLine(name).text] else { return nil }
        let value = line.text[bytes.index(after: colon)...].drop { $0 == " " || $0 == "*" }
        return (field, FoldedLine(value))
    }

    private static let names: [String: Field] = [
        "from": .from, "de": .from, "von": .from, "remetente": .from, "remitente": .from, "da": .from, "to": .to,
        "para": .to, "an": .to, "destinatario": .to, "a": .to, "aan": .to, "para (to)": .to, "cc": .copy, "bcc": .copy,
        "cco": .copy, "c/c": .copy, "com copia": .copy, "con copia": .copy, "copia": .copy, "subject": .subject,
        "assunto": .subject, "asunto": .subject, "betreff": .subject, "objet": .subject, "oggetto": .subject,
        "date": .date, "sent": .date, "data": .date, "fecha": .date, "enviado": .date, "enviada": .date,
        "enviadas": .date, "enviados": .date, "enviado em": .date, "enviada em": .date, "enviado el": .date,
        "data de envio": .date, "fecha de envio": .date, "gesendet": .date, "envoye": .date, "sent on": .date,
        "date sent": .date, "datum": .date, "inviato": .date, "reply-to": .other, "responder a": .other,
        "responder para": .other, "importance": .other, "importancia": .other, "priority": .other, "prioridade": .other,
        "prioridad": .other, "attachments": .other, "anexos": .other, "adjuntos": .other, "attachment": .other,
        "anexo": .other, "adjunto": .other, "archivos adjuntos": .other, "datos adjuntos": .other,
        "sensitivity": .other,
    ]
}
