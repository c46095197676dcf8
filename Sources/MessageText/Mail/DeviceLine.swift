/// The line that a telephone or a mail program adds by itself.
enum DeviceLine {
    /// "Sent from my iPhone", and not "Sent from my bank account yesterday": every word must belong to such a line, and one
    /// must name a device or a program.
    static func matches(_ line: FoldedLine) -> Bool {
        let words = line.words
        guard words.count >= 2, words.count <= 28, line.text.utf8.count <= 240 else { return false }
        if scanners.prefix(of: words) != nil { return words.count <= 14 }
        guard let length = openings.prefix(of: words) else { return false }
        var rest = words.dropFirst(length)
        if let excuse = rest.indices.first(where: { excuses.prefix(of: rest[$0...]) != nil }) {
            rest = rest[..<excuse]
        }
        guard rest.count <= 10, !line.text.contains("?") else { return false }
        var isNamed = false
        var strangers = 0
        for word in rest {
            if devices.contains(word) {
                isNamed = true
            } else if !joints.contains(word), word.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? true {
                strangers += 1
            }
        }
        return isNamed && strangers <= (rest.count <= 5 ? 1 : 0)
    }

    private static let openings = PhraseTable([
        "sent from", "sent via", "sent with", "sent using", "sent by", "get", "composed on", "written on",
        "enviado do", "enviada do", "enviado da", "enviado de", "enviado desde", "enviado a partir do",
        "enviado a partir de", "enviado por", "enviado pelo", "enviado pela", "enviado via", "enviado com",
        "enviado con", "enviado mediante", "enviado usando", "enviado no", "enviado em", "enviado atraves do",
        "mensagem enviada do", "mensagem enviada de", "mensagem enviada pelo", "mensaje enviado desde",
        "email enviado do", "e-mail enviado do", "email enviado pelo", "e-mail enviado pelo",
        "obter o", "obter", "obtenha o", "obtenha", "obtener", "obten", "baixe o", "descarga", "consigue",
        "envoye de", "envoye depuis", "gesendet von", "von meinem", "inviato da", "sent securely with",
        "this message was sent from", "typed on", "escrito no", "escrito do", "digitado no", "digitado do",
        "sent from a", "diese nachricht wurde", "gesendet mit", "mandado do", "enviado del",
    ])

    private static let devices: Set<Substring> = [
        "iphone", "ipad", "ipod", "mac", "macbook", "android", "galaxy", "samsung", "motorola", "moto", "xiaomi",
        "redmi", "poco", "huawei", "nokia", "lg", "sony", "xperia", "pixel", "oneplus", "oppo", "realme", "asus",
        "zenfone", "blackberry", "windows", "outlook", "yahoo", "mail", "email", "gmail", "hotmail", "ios", "uol",
        "bol", "terra", "zoho", "proton", "protonmail", "spark", "thunderbird", "tutanota", "fastmail", "icloud",
        "smartphone", "mobiltelefon", "handy", "phone", "mobile", "celular", "telefone", "telefono", "movil",
        "telemovel", "tablet", "cell", "handset", "aparelho", "dispositivo", "device", "correo", "app", "aquamail",
        "bluemail", "k-9", "k", "fairemail", "edison", "airmail", "mailbird", "chromebook", "laptop", "computer",
        "watch", "ipados", "vivaldi", "webmail", "roundcube", "front", "superhuman", "newton", "canary", "aol", "gmx",
    ]

    private static let joints: Set<Substring> = [
        "my", "the", "a", "an", "e", "for", "on", "of", "with", "by", "at&t", "at", "t", "o", "do", "da", "de", "meu",
        "minha", "para", "com", "pelo", "no", "na", "el", "la", "mi", "con", "desde", "del", "un", "una", "um", "uma",
        "app", "application", "aplicativo", "aplicacion", "aplicacao", "9", "free", "gratis", "secure", "seguro", "new",
        "novo", "nuevo", "pro", "plus", "max", "mini", "ultra", "lite", "note", "edge", "se", "xr", "x", "g", "s", "5g",
        "4g", "lte", "inteligente", "personal", "pessoal", "work", "verizon", "vivo", "claro", "tim", "movistar",
        "t-mobile", "o2", "ee", "inc", "ai", "sem", "fio", "wireless", "network", "mensagem", "message", "mensaje",
        "via", "all", "von", "meinem", "mit", "wurde", "gesendet", "apple", "microsoft", "google", "desktop", "beta",
        "electronico", "eletronico", "mi", "email", "secured", "safe", "encrypted",
    ]

    /// What stands behind the device: excuses for brevity and slips, and where to get the program.
    private static let excuses = PhraseTable([
        "please excuse", "excuse", "pardon", "please forgive", "forgive", "apologies for", "sorry for", "sorry about",
        "so please excuse", "desculpe", "desculpa", "perdoe", "por favor", "disculpa", "disculpe", "perdon",
        "perdone", "disculpen", "typos", "brevity", "get the app", "download", "baixe", "favor desconsiderar",
        "desconsidere", "http", "https",
    ])

    /// What virus scanners and trackers put under a mail.
    private static let scanners = PhraseTable([
        "virus free www avast com", "virus-free www avast com", "virus free", "livre de virus", "libre de virus",
        "sans virus", "este email foi escaneado", "this email has been checked for viruses",
        "este e mail foi verificado", "este email foi verificado", "este correo electronico ha sido comprobado",
        "sender notified by mailtrack", "remetente notificado por mailtrack", "remitente notificado con mailtrack",
    ])
}
