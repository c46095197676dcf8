/// Words that people say something with, and that names, titles, addresses and slogans do without.
enum SpokenWords {
    /// Only somebody who speaks for themselves says these.
    static let firstPerson: Set<Substring> = [
        "i", "i'm", "im", "i've", "i'd", "i'll", "my", "me", "mine", "myself", "eu", "meu", "meus", "minha", "minhas",
        "comigo", "mim", "yo", "mi", "mis", "conmigo", "mio", "mia",
    ]

    /// How many of a line's words are such.
    static func count(in words: some Sequence<Substring>) -> Int { words.count { all.contains($0) } }

    /// Whether a line goes on where a mail seemed to be over.
    static func isAfterthought(_ line: FoldedLine) -> Bool {
        if postscripts.prefix(of: line.words) != nil, line.words.count > 1 { return true }
        return afterthoughts.prefix(of: line.words) != nil && line.words.count >= 3
    }

    static let postscripts = PhraseTable([
        "ps", "p s", "pps", "p p s", "pd", "p d", "nb", "n b", "obs", "postscript", "post scriptum", "em tempo", "edit",
        "postdata", "observacao", "nota", "note",
    ])

    private static let afterthoughts = PhraseTable([
        "oh", "ah", "also", "and", "one more thing", "another thing", "by the way", "btw", "just remembered", "sorry",
        "i forgot", "forgot to", "alias", "ah e", "e mais", "mais uma coisa", "outra coisa", "esqueci", "e tambem",
        "so mais uma", "lembrei", "por cierto", "otra cosa", "una cosa mas", "y tambien", "me olvide", "olvide",
        "additionally", "ademas", "alem disso", "tambem", "plus", "wait", "perdon", "desculpa", "desculpe",
        "e por favor",
    ])

    private static let all: Set<Substring> = firstPerson.union([
        // en
        "we", "we're", "we've", "us", "you", "he", "she", "they", "it", "it's", "this", "that", "these", "those",
        "is", "are", "was", "were", "am", "be", "been", "do", "does", "did", "don't", "doesn't", "didn't", "have",
        "has", "had", "haven't", "can", "can't", "cannot", "could", "would", "will", "won't", "should", "may", "need",
        "want", "wanted", "like", "please", "pls", "not", "what", "when", "where", "why", "how", "which", "if",
        "because", "still", "yet", "tell", "let", "send", "cancel", "know", "there", "but", "got", "been",
        // pt
        "nos", "voce", "voces", "vc", "vcs", "ele", "ela", "eles", "elas", "isso", "isto", "esta", "estao", "estou",
        "estava", "ta", "to", "tava", "foi", "era", "sao", "sou", "ser", "tem", "tenho", "tinha", "ter", "pode",
        "podem", "posso", "poderia", "poderiam", "quero", "queria", "preciso", "precisa", "gostaria", "favor", "nao",
        "quando", "onde", "porque", "como", "qual", "quais", "quanto", "se", "mas", "ainda", "ja", "que", "faz",
        "manda", "mandem", "mande", "envia", "enviem", "caiu", "vai", "vou", "veio", "chegou", "aguardo", "fico",
        "sei", "saber", "so",
        // es
        "nosotros", "usted", "ustedes", "esto", "eso", "estan", "estoy", "fue", "soy", "tiene", "tengo", "puede",
        "pueden", "puedo", "podria", "podrian", "quiero", "quisiera", "necesito", "cuando", "donde", "cual", "cuanto",
        "si", "pero", "todavia", "hay", "llego", "espero", "hace", "no",
    ])
}
