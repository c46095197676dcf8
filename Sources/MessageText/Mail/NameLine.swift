import Conversations

/// What stands under a mail: names, titles, firms, telephone numbers, addresses.
enum NameLine {
    static let particles: Set<String> = [
        "de", "da", "do", "das", "dos", "e", "del", "la", "y", "van", "von", "der", "di", "the", "of", "and", "&", "em",
        "en", "in", "at",
    ]

    /// A person's or a firm's name and no more: one to five words with capitals, and no mark of a sentence.
    static func isName(_ line: DraftLine) -> Bool {
        // "Letícia Prado - aluna", "Solange (Compras)": what follows a name is short and says nothing.
        if let mark = line.text.firstIndex(where: { "|(–,".contains($0) })
            ?? line.text.firstRange(of: " - ")?.lowerBound,
            line.folded.words.count <= 8, SpokenWords.count(in: line.folded.words) == 0, !line.text.contains(":"),
            !"?!;".contains(line.text.last ?? "?")
        {
            let head = line.text[..<mark].trimmingSpaces
            let words = head.split(separator: " ")
            return (2...5).contains(words.count) && isNamed(words)
        }
        if pronouns.isFound(in: line.folded.words.suffix(2).map { $0 }), line.folded.words.count <= 6 { return true }
        let words = line.text.split { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }
        guard (1...5).contains(words.count), line.folded.words.count <= 6, SpokenWords.count(in: line.folded.words) == 0
        else { return false }
        guard let last = line.text.last(where: { !$0.isWhitespace }), !"?!;".contains(last),
            !line.text.contains(":")
        else { return false }
        if last == ".", words.count > 1, !words.contains(where: { $0.count <= 3 }) { return false }
        guard Salutation.isGreeting(line) == false else { return false }
        return isNamed(words)
    }

    /// Whether words are written as names are.
    private static func isNamed(_ words: [Substring]) -> Bool {
        words.allSatisfy { word in
            let letters = word.drop { !$0.isLetter }
            return letters.first?.isUppercase ?? (word.allSatisfy { !$0.isLetter && !$0.isNumber })
                || particles.contains(word.lowercased())
        }
    }

    /// A name without numbers in it, or a short one.
    static func isPerson(_ line: DraftLine) -> Bool {
        !line.text.contains(where: \.isNumber) && isName(line) || isShortName(line)
    }

    private static let pronouns = PhraseTable(["he him", "she her", "they them", "ele dele", "ela dela"])

    /// A first name written small, "ana" or "- João".
    static func isShortName(_ line: DraftLine) -> Bool {
        line.folded.words.count == 1 && SpokenWords.count(in: line.folded.words) == 0
            && !line.folded.words.contains(where: exclamations.contains)
            && line.folded.text.allSatisfy { $0.isLetter || "-., ".contains($0) }
            && !Salutation.isGreeting(line) && line.folded.text.utf8.count >= 2
    }

    /// Single words that people put under a message, and that are no names.
    private static let exclamations: Set<Substring> = [
        "urgente", "urgent", "urgentemente", "urgency", "urgencia", "socorro", "ajuda", "ayuda", "help", "asap", "hoje",
        "today", "hoy", "amanha", "tomorrow", "manana", "agora", "now", "ahora", "nada", "nothing", "absurdo", "absurd",
        "ridiculous", "ridiculo", "unacceptable", "inaceitavel", "inaceptable", "cancelar", "cancel", "cancelem",
        "cancelado", "reembolso", "refund", "aguardando", "waiting", "esperando", "vergonha", "disappointed",
        "decepcionado", "decepcionada", "resolvam", "respondam", "respondan", "confirmado", "confirmed", "ok", "sim",
        "yes", "obs", "procon", "advogado", "lawyer", "triste", "sad", "angry", "furioso", "furiosa", "desespero",
    ]

    /// A telephone number, an address, a title, a firm's number.
    static func isContact(_ line: DraftLine) -> Bool {
        let words = line.folded.words
        guard words.count <= 24, line.text.utf8.count <= 200 else { return false }
        if SpokenWords.count(in: words) >= 2, words.count >= 5 { return false }
        let text = line.folded.text
        if TimeWords.hasAddress(text) || text.contains("www.") || text.contains("http") { return words.count <= 14 }
        if words.contains(where: labels.contains) && text.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            return true
        }
        if words.count <= 8, words.contains(where: titles.contains), !text.contains("?") { return true }
        if words.count <= 8, words.contains(where: networks.contains) { return true }
        if text.hasPrefix("m:") || text.hasPrefix("t:") || text.hasPrefix("e:") || text.hasPrefix("w:") { return true }
        if text.hasPrefix("[image") || text.hasPrefix("[cid") || text.hasPrefix("[imagem") || text.hasPrefix("[logo") {
            return true
        }
        let digits = text.utf8.count { (0x30...0x39).contains($0) }
        let letters = text.utf8.count { (0x61...0x7A).contains($0) }
        return digits >= 8 && letters <= 12 && !text.contains("?")
    }

    private static let networks: Set<Substring> = [
        "linkedin", "facebook", "instagram", "twitter", "youtube", "skype", "telegram", "tiktok", "insta",
    ]

    private static let labels: Set<Substring> = [
        "tel", "telefone", "telefono", "phone", "ph", "cel", "celular", "mobile", "mob", "cell", "fone", "whatsapp",
        "wpp", "zap", "fax", "ramal", "ext", "direct", "office", "movil", "cep", "cnpj", "crm", "crea", "oab", "rua",
        "av", "avenida", "street", "st", "road", "rd", "ave", "avenue", "suite", "floor", "andar", "sala", "calle",
        "piso", "apto", "bloco", "alameda", "rodovia", "lane", "drive", "postcode", "zip", "box", "cif", "nif",
        "registered", "vat", "cpf", "contrato", "account", "member", "matricula", "customer", "cliente", "socio",
        "flat", "unit", "rg", "id", "tfno", "conta",
    ]

    private static let titles: Set<Substring> = [
        "manager", "director", "gerente", "diretor", "diretora", "directora", "analista", "analyst", "coordenador",
        "coordenadora", "coordinator", "coordinador", "coordinadora", "assistente", "assistant", "asistente",
        "engineer", "engenheiro", "engenheira", "ingeniero", "ingeniera", "ceo", "cto", "cfo", "founder", "owner",
        "socio", "socia", "proprietario", "proprietaria", "advogado", "advogada", "abogado", "abogada", "lawyer",
        "solicitor", "professor", "professora", "profesor", "profesora", "teacher", "contador", "contadora",
        "accountant", "departamento", "department", "depto", "dept", "setor", "secretaria", "secretary", "consultant",
        "consultor", "consultora", "supervisor", "supervisora", "arquiteto", "arquiteta", "architect", "arquitecto",
        "arquitecta", "designer", "developer", "desenvolvedor", "desenvolvedora", "administrador", "administradora",
        "administrator", "ltda", "eireli", "me", "s/a", "inc", "llc", "gmbh", "ltd", "plc", "officer", "executive",
        "ejecutivo", "ejecutiva", "nurse", "enfermeira", "enfermeiro", "medico", "medica", "dentista", "doctor",
        "vendedor", "vendedora", "accounts", "finance", "financeiro", "marketing", "sales", "vendas", "ventas", "rh",
        "hr", "comercial", "photographer", "fotografo", "fotografa", "student", "estudante", "estudiante", "technician",
        "tecnico", "partner", "president", "presidente", "associate", "buyer", "comprador", "compradora", "freelance",
        "realtor", "corretor", "corretora", "psicologa", "psicologo", "phd", "mba", "msc",
    ]
}
