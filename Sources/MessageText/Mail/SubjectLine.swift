/// What a mail's subject is: a title that the customer gave, or one that a program kept.
enum SubjectLine {
    /// Longer subjects are cut.
    static let limit = 500

    /// Whether the subject says that the mail answers or hands on another: "Re:", "RES:", "Fwd:", "ENC:", "RV:".
    static func isReply(_ subject: FoldedLine) -> Bool {
        let rest = withoutBrackets(subject).text
        let mark = rest.prefix { $0 != ":" && $0 != "[" && $0 != "(" }
        return mark.count < rest.count && prefixes.contains(mark.filter { $0 != " " })
    }

    /// "[External] Re: …", "[Ticket 12] RES: …" without what a gateway or a help desk put in front.
    static func withoutBrackets(_ subject: FoldedLine) -> FoldedLine {
        var rest = subject.text[...]
        while rest.first == "[", let end = rest.firstIndex(of: "]") {
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        }
        return rest.startIndex == subject.text.startIndex ? subject : FoldedLine(rest)
    }

    /// Whether the subject says that the mail hands another on.
    static func isForward(_ subject: FoldedLine) -> Bool {
        isReply(subject) && forwards.contains(String(subject.text.prefix { $0 != ":" }))
    }

    private static let forwards: Set<String> = [
        "fwd", "fw", "enc", "rv", "wg", "tr", "reenv", "reenvio", "encaminhado", "encaminhada",
    ]

    private static let prefixes: Set<String> = [
        "re", "res", "fwd", "fw", "enc", "rv", "aw", "wg", "tr", "r", "ref", "sv", "antw", "vs", "rif", "i", "reenv",
        "reenvio", "encaminhado", "encaminhada", "reply", "resp", "resposta", "respuesta",
    ]
}
