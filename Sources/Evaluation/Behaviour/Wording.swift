/// The phrases that perturbations add, in one language.
package struct Wording: Sendable {
    var greetings: [String]
    /// With a comma where they stand in front.
    var politeness: [String]
    var signOffs: [String]
    var prefixes: [String]
    /// Whole words in lower case.
    var abbreviations: [String: String]
    var fillers: [String]

    /// Nil for a language without phrases.
    package init?(language: String) {
        switch language {
        case "pt": self = .portuguese
        case "en": self = .english
        case "es": self = .spanish
        default: return nil
        }
    }

    package static let languages = ["pt", "en", "es"]

    private init(
        greetings: [String], politeness: [String], signOffs: [String], prefixes: [String],
        abbreviations: [String: String], fillers: [String]
    ) {
        self.greetings = greetings
        self.politeness = politeness
        self.signOffs = signOffs
        self.prefixes = prefixes
        self.abbreviations = abbreviations
        self.fillers = fillers
    }

    /// A phrase that ends in a comma goes in front, any other behind.
    func polite(_ text: String, _ phrase: String) -> String {
        phrase.hasSuffix(",") ? "\(phrase) \(text)" : "\(text), \(phrase)"
    }

    private static let portuguese = Wording(
        greetings: ["oi,", "olá,", "bom dia,", "boa tarde!", "Boa noite.", "oi tudo bem?", "opa,", "e aí pessoal,"],
        politeness: [
            "por favor,", "por gentileza,", "por favor", "se puder me ajudar", "fazendo o favor", "por obséquio",
        ],
        signOffs: [
            "Obrigado desde já.", "Fico no aguardo.", "Atenciosamente,\nMaria", "valeu!", "Grata pela atenção.",
        ],
        prefixes: [
            """
            Peço desculpas por escrever a esta hora, é que passei o dia inteiro fora de casa resolvendo umas \
            coisas da família e só agora consegui sentar um pouco.
            """,
            """
            Tudo bem por aí? Aqui está um calor danado hoje e acabei de chegar do mercado. Mas vamos ao que \
            interessa.
            """,
            """
            Eu ia escrever ontem e acabei esquecendo, minha cabeça anda cheia ultimamente. Enfim, aproveitando \
            que lembrei agora.
            """,
            """
            Meu nome é Maria Aparecida, tenho sessenta e dois anos e não sou muito boa com essas coisas de \
            mensagem. Meu neto é que me ensinou a escrever aqui.
            """,
        ],
        abbreviations: [
            "você": "vc", "vocês": "vcs", "não": "n", "que": "q", "porque": "pq", "também": "tb", "tudo": "td",
            "quando": "qdo", "quanto": "qto", "hoje": "hj", "mensagem": "msg", "beleza": "blz", "obrigado": "obg",
            "para": "pra", "está": "tá", "estou": "tô", "cadê": "kd", "muito": "mt", "por": "p",
        ],
        fillers: ["é", "então", "tipo", "tipo assim", "sabe", "olha", "bom", "ééé", "deixa eu ver"])

    private static let english = Wording(
        greetings: [
            "hi,", "hello,", "hey there,", "good morning,", "Good afternoon.", "hi how are you?", "hello team,",
        ],
        politeness: ["please,", "could you please help me,", "please", "if you don't mind", "if possible", "kindly"],
        signOffs: [
            "Thanks in advance.", "Best regards,\nMary", "cheers!", "Looking forward to your reply.", "thank you",
        ],
        prefixes: [
            """
            Sorry for writing so late, I have been out all day running errands with my family and only now have \
            a minute to sit down.
            """,
            """
            Hope you are having a better week than I am, it has been raining here since Monday. Anyway, here is \
            why I am writing.
            """,
            """
            I meant to send this yesterday and it slipped my mind, things have been rather hectic lately. So \
            while I think of it.
            """,
            """
            My name is Mary, I am sixty-two and not very good with these chat things. My grandson showed me how \
            to type in here.
            """,
        ],
        abbreviations: [
            "you": "u", "your": "ur", "are": "r", "please": "pls", "thanks": "thx", "because": "bc", "to": "2",
            "for": "4", "tomorrow": "tmrw", "tonight": "2nite", "message": "msg", "people": "ppl", "with": "w/",
            "before": "b4", "why": "y", "okay": "ok", "reservation": "resv", "night": "nite",
        ],
        fillers: ["um", "uh", "so", "like", "you know", "well", "let me think", "er", "right"])

    private static let spanish = Wording(
        greetings: ["hola,", "buenos días,", "buenas tardes!", "Buenas noches.", "hola qué tal?", "buenas,"],
        politeness: ["por favor,", "si es tan amable,", "por favor", "si no es molestia", "si puede ayudarme"],
        signOffs: ["Gracias de antemano.", "Quedo a la espera.", "Saludos,\nMaría", "gracias!"],
        prefixes: [
            """
            Perdone que escriba a estas horas, he pasado todo el día fuera de casa con la familia y solo ahora \
            puedo sentarme un momento.
            """,
            "Espero que estén bien, aquí no para de llover desde el lunes. En fin, les cuento por qué escribo.",
            """
            Iba a escribir ayer y se me olvidó, últimamente tengo la cabeza en otra parte. Aprovecho que me \
            acuerdo ahora.
            """,
        ],
        abbreviations: [
            "que": "q", "porque": "xq", "también": "tb", "por": "x", "para": "pa", "mensaje": "msj", "cuando": "cdo",
            "estoy": "toy", "mucho": "mxo", "favor": "fa", "usted": "ud", "ustedes": "uds",
        ],
        fillers: ["eh", "pues", "bueno", "o sea", "a ver", "este", "mire"])
}
