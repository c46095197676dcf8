/// Legal notices and gateways' warnings.
enum SmallPrint {
    /// The first line of a paragraph's small print, which goes on to the paragraph's end; nil when there is none.
    static func start(in paragraph: ArraySlice<DraftLine>) -> Int? {
        for index in paragraph.indices {
            let line = paragraph[index].folded
            let isOpening = openings.prefix(of: line.words) != nil
            guard
                isOpening || index == paragraph.startIndex || alone.isFound(in: line.words)
                    || headings.contains(line.words)
            else { continue }
            let words = paragraph[index...].prefix(40).flatMap(\.folded.words)
            guard !isPersonal(words) else { continue }
            if headings.contains(line.words) || (alone.isFound(in: line.words) && !line.text.contains("?")) {
                return index
            }
            if distinct(in: words) >= (isOpening ? 3 : 4) { return index }
        }
        return nil
    }

    /// What a gateway puts on top, as "[EXTERNAL] Be careful with links" is.
    static func isBanner(_ line: FoldedLine) -> Bool {
        guard let first = line.words.first, warnings.contains(first) || line.text.hasPrefix("["),
            line.words.count <= 40,
            !line.text.contains("?"), !isPersonal(line.words)
        else { return false }
        guard line.words.prefix(5).contains(where: outside.contains) else { return false }
        return line.words.count == 1 || line.words.contains(where: mails.contains)
    }

    /// Lawyers say "we"; who says "I" has something to say.
    private static func isPersonal(_ words: [Substring]) -> Bool {
        words.contains { SpokenWords.firstPerson.contains($0) && $0 != "me" && $0 != "mi" && $0 != "im" }
    }

    /// How many things are said that only small print says, each counted once.
    private static func distinct(in words: [Substring]) -> Int {
        var found: Set<Substring> = []
        for word in words.prefix(400) where word.utf8.count >= 5 {
            for length in 5...8 where word.utf8.count >= length {
                let stem = word.prefix(length)
                if stems.contains(stem) { found.insert(stem) }
            }
        }
        return found.count + (errors.isFound(in: words) ? 1 : 0)
    }

    private static let warnings: Set<Substring> = [
        "external", "externo", "externa", "caution", "warning", "attention", "atencao", "atencion", "aviso", "cuidado",
        "precaucion", "notice", "alert", "alerta", "mensagem", "mensaje", "e", "email",
        "correo",
    ]
    private static let outside: Set<Substring> = [
        "external", "externo", "externa", "outside", "fora", "fuera", "externos",
    ]
    private static let mails: Set<Substring> = [
        "email", "mail", "message", "sender", "organization", "organisation", "company", "mensagem", "remetente",
        "empresa", "organizacao", "mensaje", "correo", "remitente", "organizacion",
    ]

    private static let errors = PhraseTable([
        "in error", "by mistake", "por engano", "por error", "indevidamente", "por equivocacion", "por equivoco",
    ])

    /// Beginnings of words, so that numbers, genders and forms of verbs need no list.
    private static let stems: Set<Substring> = [
        "confid", "privile", "recipien", "addresse", "intende", "unauth", "disclos", "dissemin", "distrib", "copying",
        "notify", "sender", "delete", "destroy", "virus", "liabil", "prohib", "legally", "attachm", "propriet",
        "warrant", "monitor", "solely", "sigilo", "destin", "exclusi", "autoriz", "divulg", "remeten", "remiten",
        "apague", "apaga-", "elimin", "borrel", "borrar", "excluir", "exclua", "descart", "proibid", "proibi",
        "respons", "anexos", "adjunto", "legisla", "notific", "comuniq", "reprodu", "utiliza", "emissor", "conteud",
        "penal", "dirigid", "privad",
    ]

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
        "registered in england", "registered office", "company number", "company registration", "email disclaimer",
        "e mail disclaimer", "print this email", "print this e mail", "imprima este", "imprima esta",
        "salve uma arvore", "sus datos seran tratados", "seus dados serao tratados", "sus datos personales seran",
        "reglamento ue", "ley organica", "scanned for viruses", "checked for viruses", "analizado por un antivirus",
        "contra virus", "scanned by", "foi escaneado", "ha sido analizado", "ha sido comprobado", "virus free",
        "livre de virus", "libre de virus", "please consider the environment", "consider the environment",
        "think before you print", "save paper", "antes de imprimir", "pense no meio ambiente",
        "pense antes de imprimir", "piense antes de imprimir", "piensa en el medio ambiente", "before printing",
        "evite imprimir", "no imprima este", "imprima este e mail somente", "imprima apenas se",
        "caution this email originated", "caution this e mail originated", "caution external",
        "this email originated from outside", "this message originated from outside", "external email",
        "warning this email originated", "you don't often get email from",
        "some people who received this message don't often get email", "atencao este e mail foi enviado de fora",
        "atencao esta mensagem veio de fora", "atencao este email foi originado", "cuidado este e mail",
        "e mail externo", "mensagem externa", "remetente externo", "voce nao costuma receber emails de",
        "no suele recibir correos electronicos de", "precaucion este correo", "correo externo",
        "voce nao recebe emails com frequencia",
    ])
}
