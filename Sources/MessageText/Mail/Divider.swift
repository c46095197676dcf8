/// Lines that programs draw between a mail and the one it answers or hands on.
enum Divider {
    enum Kind { case original, forwarded, hiddenQuotation }

    /// What a line of its own announces; nil for everything else.
    ///
    /// - Parameter isAboveHeader: whether a header block follows, so that the words need no dashes around them.
    static func kind(of line: FoldedLine, isAboveHeader: () -> Bool) -> Kind? {
        guard line.words.count <= 16, line.text.utf8.count <= 200, !line.words.isEmpty else { return nil }
        if hidden.contains(line.words) { return .hiddenQuotation }
        if replyAbove.isFound(in: line.words), line.words.count <= 12 { return .original }
        let kind: Kind
        if original.contains(line.words) {
            kind = .original
        } else if forwarded.contains(line.words) {
            kind = .forwarded
        } else if line.text.hasPrefix("---"), line.text.hasSuffix("---"), forwarded.prefix(of: line.words) != nil {
            // "----- Forwarded by Ana on 03/04/2026 -----"
            return .forwarded
        } else {
            return nil
        }
        if begins.contains(line.words) && line.text.hasSuffix(":") { return kind }
        let dashes = line.text.utf8.prefix { "-_=*~# ".utf8.contains($0) }.count { $0 != 0x20 }
        return dashes >= 2 || isAboveHeader() ? kind : nil
    }

    /// A long rule such as Outlook's underscores; ends a mail only above a header block.
    static func isRule(_ line: FoldedLine) -> Bool {
        line.words.isEmpty && line.text.utf8.count >= 5 && line.text.utf8.allSatisfy { "-_=*~ ".utf8.contains($0) }
    }

    private static let original = PhraseTable([
        "original message", "mensagem original", "mensaje original", "original email", "e-mail original",
        "original e-mail", "correo original", "message d'origine", "ursprungliche nachricht", "messaggio originale",
        "message original", "original appointment", "compromisso original", "cita original", "oorspronkelijk bericht",
        "reply message", "replied message", "mensagem respondida", "mensagem anterior", "mensaje anterior",
        "previous message",
    ])

    private static let forwarded = PhraseTable([
        "forwarded message", "forwarded by", "reenviado por", "encaminhado por", "encaminhada por",
        "begin forwarded message", "mensagem encaminhada", "mensagem reencaminhada", "mensaje reenviado",
        "inicio da mensagem encaminhada", "inicio da mensagem reencaminhada", "inicio del mensaje reenviado",
        "mensagem encaminhada por", "forwarded mail", "forward message", "forwarded conversation",
        "conversa encaminhada", "mensaje reenviado por", "email encaminhado", "e-mail encaminhado", "correo reenviado",
        "weitergeleitete nachricht", "message transfere", "messaggio inoltrato", "conversacion reenviada",
    ])

    private static let begins = PhraseTable([
        "begin forwarded message", "inicio da mensagem encaminhada", "inicio da mensagem reencaminhada",
        "inicio del mensaje reenviado", "forwarded message", "mensagem encaminhada", "mensaje reenviado",
    ])

    private static let hidden = PhraseTable([
        "quoted text hidden", "texto das mensagens anteriores oculto", "texto citado oculto",
        "el texto citado esta oculto", "se ha ocultado el texto citado", "citacao ocultada",
    ])

    /// What help desks put on top of their own mails.
    private static let replyAbove = PhraseTable([
        "reply above this line", "type your reply above this line", "please reply above this line",
        "write your reply above this line", "write above this line", "respond above this line",
        "resposta acima desta linha", "responda acima desta linha", "escreva acima desta linha",
        "responda por encima de esta linea", "respuesta por encima de esta linea", "escriba por encima de esta linea",
        "responda sobre esta linea", "escriba su respuesta sobre esta linea",
    ])
}
