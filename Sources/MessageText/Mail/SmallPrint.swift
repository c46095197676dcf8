/// Legal notices and gateways' warnings.
enum SmallPrint {
    /// The lines of a paragraph that are small print: all from the first that begins like it on; nil when there are none.
    static func start(in paragraph: ArraySlice<DraftLine>) -> Int? {
        for index in paragraph.indices where isOpening(paragraph[index].folded) {
            let words = paragraph[index...].prefix(40).flatMap(\.folded.words)
            if alone.isFound(in: words) && paragraph[index].folded.words.count <= 60 { return index }
            guard !words.contains(where: { SpokenWords.firstPerson.contains($0) && $0 != "me" && $0 != "mi" }) else {
                continue
            }
            if distinct(in: words) >= 3 { return index }
            if headings.contains(paragraph[index].folded.words) { return index }
        }
        return nil
    }

    private static func isOpening(_ line: FoldedLine) -> Bool {
        openings.prefix(of: line.words) != nil || alone.prefix(of: line.words) != nil || headings.contains(line.words)
    }

    /// How many things are said that only small print says, each counted once.
    private static func distinct(in words: [Substring]) -> Int {
        var found: Set<ArraySlice<Substring>> = []
        for index in words.indices {
            if let length = matters.prefix(of: words[index...]) { found.insert(words[index..<(index + length)]) }
        }
        return found.count
    }

    private static let headings = PhraseTable([
        "disclaimer", "confidentiality notice", "legal notice", "confidential", "aviso legal",
        "aviso de confidencialidade", "aviso de confidencialidad", "nota de confidencialidade", "privacy notice",
        "confidentiality", "important notice", "aviso importante", "clausula de confidencialidad",
        "clausula de confidencialidade", "termo de confidencialidade",
    ])

    private static let openings = PhraseTable([
        "this e mail", "this email", "this message", "this communication", "this transmission", "the information",
        "the content", "the contents", "confidentiality", "disclaimer", "notice", "important", "confidential",
        "legal notice", "if you are not", "if you have received", "any views", "unless otherwise",
        "information in this", "privileged", "the above", "e mail", "emails", "please note", "this electronic",
        "internet communications", "esta mensagem", "este e mail", "este email", "a informacao", "as informacoes",
        "o conteudo", "aviso", "nota de confidencialidade", "se voce nao", "caso voce", "caso nao", "se recebeu",
        "caso tenha recebido", "atencao", "o presente", "a presente", "as opinioes", "este mensaje", "este correo",
        "la informacion", "el contenido", "el presente", "si usted", "si no es", "si ha recibido", "en cumplimiento",
        "de conformidad", "este e mail y", "las opiniones", "le informamos", "em conformidade", "in compliance",
        "registered", "company registered", "registered office",
    ])

    /// Sentences that need no others around them.
    private static let alone = PhraseTable([
        "please consider the environment", "consider the environment", "think before you print", "save paper",
        "antes de imprimir", "pense no meio ambiente", "pense antes de imprimir", "piense antes de imprimir",
        "piensa en el medio ambiente", "before printing", "evite imprimir", "no imprima este",
        "imprima este e mail somente", "imprima apenas se", "caution this email originated",
        "caution this e mail originated", "caution external", "this email originated from outside",
        "this message originated from outside", "external email", "warning this email originated",
        "you don't often get email from", "some people who received this message don't often get email",
        "atencao este e mail foi enviado de fora", "atencao esta mensagem veio de fora",
        "atencao este email foi originado", "cuidado este e mail", "e mail externo", "mensagem externa",
        "remetente externo", "voce nao costuma receber emails de", "no suele recibir correos electronicos de",
        "precaucion este correo", "correo externo", "voce nao recebe emails com frequencia",
    ])

    private static let matters = PhraseTable([
        "confidential", "confidentiality", "privileged", "intended recipient", "intended recipients", "intended solely",
        "intended only", "solely for the use", "addressee", "addressees", "addressed", "unauthorized", "unauthorised",
        "disclosure", "dissemination", "distribution", "copying", "in error", "by mistake", "notify", "sender",
        "delete", "destroy", "virus", "viruses", "liability", "liable", "strictly prohibited", "legally", "attachments",
        "any attachments", "attached", "views", "opinions", "registered in england", "company number", "monitored",
        "recipient", "recipients", "prohibited", "proprietary", "warranty",
        "confidencial", "confidenciais", "confidencialidade", "confidencialidad", "privilegiada", "privilegiadas",
        "sigilo", "sigilosa", "sigilosas", "destinatario", "destinatarios", "destina se", "uso exclusivo",
        "exclusivamente", "nao autorizada", "nao autorizado", "no autorizada", "divulgacao", "divulgacion", "copia",
        "distribuicao", "distribucion", "por engano", "por error", "indevidamente", "remetente", "remitente", "emissor",
        "apague", "elimine", "eliminar", "apagar", "exclua", "destrua", "destruya", "proibida", "proibido", "prohibida",
        "prohibido", "responsabilidade", "responsabilidad", "anexos", "adjuntos", "legislacao", "lei", "ley", "legal",
        "notifique", "comunique", "avise", "proteccion de datos", "protecao de dados", "lgpd", "rgpd", "gdpr",
        "opinioes", "informe", "informar", "dirigido", "dirigida", "penal", "utilizacao", "utilizacion",
    ])
}
