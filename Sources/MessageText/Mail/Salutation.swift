/// Greetings at the top of a mail and sign-offs at its end.
enum Salutation {
    /// "Bom dia", "Dear Mr Prado,", "Hi there!": a line that greets and says nothing else.
    static func isGreeting(_ line: DraftLine) -> Bool {
        let words = line.folded.words
        guard words.count <= 10 else { return false }
        guard var rest = behindGreeting(words) else {
            // "Marcos,": a name and a comma, and no leave taken.
            return words.count <= 7 && line.folded.text.hasSuffix(",") && line.isNamed(after: 0) && !isSignOff(line)
                && !isThanks(line)
        }
        while let length = greetings.prefix(of: rest) ?? addressed.prefix(of: rest) { rest = rest.dropFirst(length) }
        return rest.isEmpty || (rest.count <= 5 && line.isNamed(after: words.count - rest.count))
    }

    /// The words behind the greeting that they begin with: "Boa tarde, …" or "Pessoal, boa tarde, …".
    private static func behindGreeting(_ words: [Substring]) -> ArraySlice<Substring>? {
        var rest = words[...]
        while !rest.isEmpty {
            if let length = greetings.prefix(of: rest) { return rest.dropFirst(length) }
            guard let length = addressed.prefix(of: rest) else { return nil }
            rest = rest.dropFirst(length)
        }
        return nil
    }

    /// "Atenciosamente,", "Best regards, Ana": nothing but leave is taken.
    static func isSignOff(_ line: DraftLine) -> Bool {
        // "[]s" are hugs; an "s" alone is none.
        (line.folded.words != ["s"] || line.folded.text.hasPrefix("[")) && takesLeave(line, by: signOffs)
    }

    /// "Thanks,", "Obrigado!", which ends a mail only where a mail ends.
    static func isThanks(_ line: DraftLine) -> Bool {
        takesLeave(line, by: thanks)
    }

    private static func takesLeave(_ line: DraftLine, by table: PhraseTable) -> Bool {
        let words = line.folded.words
        guard words.count <= 10, let length = table.prefix(of: words), !line.folded.text.contains("?") else {
            return false
        }
        var rest = words.dropFirst(length)
        while let length = signOffs.prefix(of: rest) ?? thanks.prefix(of: rest) ?? joints.prefix(of: rest) {
            rest = rest.dropFirst(length)
        }
        return rest.isEmpty || (rest.count <= 4 && line.isNamed(after: words.count - rest.count))
    }

    private static let greetings = PhraseTable([
        "hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "good day", "greetings",
        "to whom it may concern", "hiya", "morning", "afternoon", "evening",
        "oi", "ola", "bom dia", "boa tarde", "boa noite", "prezado", "prezada", "prezados", "prezadas", "caro", "cara",
        "caros", "caras", "oie", "opa", "e ai", "estimado", "estimada", "estimados", "estimadas", "saudacoes",
        "hola", "buenas", "buenos dias", "buenas tardes", "buenas noches", "buen dia", "querido", "querida",
        "muy buenas", "que tal", "tudo bem", "tudo bom", "como vai", "como vao", "how are you",
        "hope you are well", "hope you're well", "espero que esteja bem", "espero que estejam bem",
        "espero que esteis bien", "espero que esten bien", "como estas", "como esta",
    ])

    /// Who is greeted when it is nobody by name.
    private static let addressed = PhraseTable([
        "there", "team", "all", "everyone", "everybody", "guys", "folks", "sir", "madam", "sirs", "sir or madam", "mr",
        "mrs", "ms", "dr", "dra", "customer", "service", "support", "pessoal", "equipe", "time", "gente", "galera",
        "senhor", "senhora", "senhores", "senhoras", "sr", "sra", "srs", "sres", "srta", "todos", "a todos", "amigos",
        "atendimento", "suporte", "equipo", "senor", "senora", "senores", "a quien corresponda", "again",
        "de novo", "novamente", "otra vez", "or", "and", "e", "y", "da", "do", "de", "del", "la", "the", "to", "for",
        "from", "front desk", "reception", "recepcion", "loja", "tienda", "ladies", "gentlemen", "meu", "minha",
    ])

    private static let joints = PhraseTable(["and", "e", "y", "a todos", "to all", "to you all", "desde ja", "for now"])

    private static let signOffs = PhraseTable([
        "atencios", "bjos", "bjo", "beijinhos", "v r", "with thanks", "talk soon", "speak soon", "appreciate it",
        "hope to hear from you soon", "hope to hear from you", "afectuosamente", "carinosamente", "tenha um otimo dia",
        "tenham um otimo dia", "um otimo dia", "tenha um excelente dia", "tenha uma boa tarde", "tenha uma boa noite",
        "ass", "assinado", "signed", "firmado", "fdo", "s",
        "cordialement", "bien a vous", "bien cordialement", "mit freundlichen grussen", "viele grusse",
        "freundliche grusse", "distinti saluti", "ms", "sem mais", "sem mais para o momento", "sem mais no momento",
        "have a good evening", "have a nice evening", "have a good weekend", "have a lovely weekend", "have a nice one",
        "enjoy your day", "bom final de semana", "buen fin de semana", "buena semana", "que tengan buen dia",
        "que tenga buen dia", "regards", "best regards", "kindly", "kind", "kindest", "at te", "att te", "mt obg",
        "abcs", "kind regards", "warm regards", "warmest regards", "kindest regards", "with regards",
        "with kind regards", "best", "best wishes", "all the best", "warmly", "sincerely", "yours sincerely",
        "sincerely yours", "yours faithfully", "faithfully", "yours truly", "truly yours", "yours", "respectfully",
        "cordially", "cheers", "rgds", "br", "kr", "take care", "have a nice day", "have a good day",
        "have a great day", "have a good one", "have a lovely day", "have a nice weekend", "have a great weekend",
        "looking forward to your reply", "looking forward to hearing from you", "looking forward to your response",
        "look forward to hearing from you", "awaiting your reply", "love", "xx", "many thanks and regards", "att",
        "atte", "atenciosamente", "atentamente", "cordialmente", "respeitosamente", "abs", "abc", "abraco", "abracos",
        "um abraco", "grande abraco", "forte abraco", "bjs", "beijos", "saudacoes", "cumprimentos",
        "com os melhores cumprimentos", "melhores cumprimentos", "os melhores cumprimentos", "cumps", "grato", "grata",
        "gratos", "no aguardo", "aguardo retorno", "aguardo um retorno", "fico no aguardo", "sds",
        "fico no aguardo de um retorno", "aguardo resposta", "aguardo contato", "cordiais saudacoes",
        "aguardo seu retorno", "fico a disposicao", "boa semana", "bom fim de semana", "otima semana", "bom trabalho",
        "tenha um bom dia", "tenham um bom dia", "tenha uma otima semana", "otimo dia", "ate logo", "ate mais",
        "com estima", "nestes termos pede deferimento", "nestes termos", "pede deferimento",
        "termos em que pede deferimento", "com os meus cumprimentos", "saludos", "un saludo", "saludos cordiales",
        "un cordial saludo", "cordial saludo", "cordiales saludos", "muy atentamente", "un abrazo", "abrazos",
        "quedo atento", "quedo atenta", "quedo a la espera", "a la espera de su respuesta",
        "quedo a la espera de su respuesta", "espero su respuesta", "hasta pronto", "reciba un cordial saludo",
        "reciban un cordial saludo", "saluda atentamente", "le saluda atentamente", "les saluda atentamente",
        "feliz dia", "buen dia", "un saludo cordial", "slds",
    ])

    private static let thanks = PhraseTable([
        "thanks again for your help", "thanks again for everything", "obrigado mais uma vez", "obrigada mais uma vez",
        "gracias otra vez", "gracias nuevamente",
        "thanks", "thank you", "many thanks", "thanks a lot", "thank you very much", "thanks so much",
        "thank you so much", "thx", "ty", "thanks in advance", "thank you in advance", "thanks again", "ta",
        "much appreciated", "thanks and regards", "thank you for your help", "thanks for your help",
        "thank you for your time", "thanks for your time", "appreciate your help", "thanks in advance for your help",
        "thank you for your attention", "thank you for your understanding",
        "obrigado", "obrigada", "muito obrigado", "muito obrigada", "obg", "obgd", "obrigado desde ja",
        "obrigada desde ja", "desde ja agradeco", "desde ja obrigado", "desde ja obrigada", "agradeco", "agradecido",
        "agradecida", "agradeco desde ja", "agradeco a atencao", "obrigado pela atencao", "obrigada pela atencao",
        "valeu", "vlw", "brigado", "brigada", "desde ja muito obrigado", "desde ja muito obrigada",
        "agradeco antecipadamente", "obrigado antecipadamente", "obrigado pela ajuda", "obrigada pela ajuda",
        "gracias", "muchas gracias", "mil gracias", "gracias de antemano", "gracias por adelantado",
        "muchas gracias de antemano", "muchas gracias por su ayuda", "gracias por su ayuda", "gracias por su atencion",
        "gracias por todo", "desde ya muchas gracias", "desde ya gracias", "agradecido de antemano",
    ])
}

extension DraftLine {
    /// Whether the words from the given one on are written as names are: with capitals, but for what joins them; one or
    /// two may have none behind a comma or in front of one.
    fileprivate func isNamed(after count: Int) -> Bool {
        let spoken = folded.words.dropFirst(count)
        guard SpokenWords.count(in: spoken) == 0 else { return false }
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.dropFirst(count)
        let lower = words.count { $0.first?.isLowercase ?? false && !NameLine.particles.contains($0.lowercased()) }
        return lower == 0 || (spoken.count <= 2 && text.last.map { ",!.:".contains($0) } ?? false) || spoken.count == 1
    }
}
