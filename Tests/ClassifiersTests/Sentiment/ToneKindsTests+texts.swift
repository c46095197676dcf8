/// Written for the tests, each as a customer would say it; the first of each are the field's own.
extension ToneKindsTests {
    static let denials: [(String, [String])] = [
        (
            "en",
            [
                "Not bad at all",
                "hardly any noise, slept well",
                "no problems so far",
                "no complaints from me",
                "never had an issue with them",
                "nothing to complain about",
                "without any trouble",
                "it wasn't terrible",
                "can't complain",
                "not a single problem since I moved in",
                "I have had zero issues",
                "the wait wasn't bad",
                "no delays, no hassle",
                "barely any delay this time",
                "it's not a problem, thank you",
                "I'm not angry, just wondering where it is",
                "none of the usual hassle",
                "no worries, take your time",
            ]
        ),
        (
            "pt",
            [
                "nenhum problema até agora",
                "sem problemas por enquanto",
                "nunca tive problema com vocês",
                "nada a reclamar",
                "nenhuma reclamação até hoje",
                "não é ruim",
                "nada mal",
                "não tenho do que reclamar",
                "zero problemas desde a instalação",
                "a internet não caiu nenhuma vez",
                "sem queda e sem lentidão esse mês",
                "não estou bravo, só quero entender a conta",
                "nenhuma queda desde ontem",
                "não deu nenhum erro",
                "não tem problema, obrigado",
                "quase nenhuma demora",
            ]
        ),
        (
            "es",
            [
                "ningún problema hasta ahora",
                "sin problemas por el momento",
                "nunca tuve un problema con ustedes",
                "ninguna queja",
                "no está nada mal",
                "nada mal",
                "no tengo quejas",
                "cero problemas desde la instalación",
                "no estoy enojado, solo quiero saber dónde está",
                "casi ningún ruido",
            ]
        ),
    ]

    static let praises: [(String, [String])] = [
        (
            "en",
            [
                "Without a doubt excellent idea",
                "without doubt the best hotel in town",
                "no doubt about it, a wonderful stay",
                "not only beautiful but also comfortable",
                "nothing but praise for your team",
                "no question, great service",
                "hands down the best, no doubt",
                "I could not be happier",
                "couldn't be more satisfied with it",
                "couldn't have asked for a better stay",
                "never been happier",
                "nothing could be better",
                "can't thank you enough",
                "couldn't be better",
                "I have never had a better breakfast",
                "can't recommend this place enough",
                "never been so well looked after",
            ]
        ),
        (
            "pt",
            [
                "sem dúvida uma ótima ideia",
                "sem sombra de dúvida o melhor atendimento",
                "não há dúvida, serviço excelente",
                "não só rápido como muito gentil",
                "só tenho elogios",
                "não poderia estar mais feliz",
                "não podia estar mais satisfeito",
                "não poderia ser melhor",
                "nunca fui tão bem atendido",
                "nunca vi um atendimento tão bom",
                "nada melhor que esse plano",
                "nunca tive internet melhor",
                "não tenho palavras para agradecer",
            ]
        ),
        (
            "es",
            [
                "sin duda una excelente idea",
                "sin lugar a dudas el mejor hotel",
                "no hay duda, un servicio excelente",
                "no podría estar más contento",
                "no puedo estar más feliz",
                "no podría ser mejor",
                "nunca me habían atendido tan bien",
                "nada mejor que este hotel",
            ]
        ),
    ]

    static let blames: [(String, [String])] = [
        (
            "en",
            [
                "it could not be worse",
                "couldn't be more disappointed",
                "I have never been so disappointed",
                "never had a worse experience",
                "never seen such terrible service",
                "nothing could be worse than this",
                "liked nothing about it",
                "great service, not",
                "helpful my arse",
                "enjoyed none of it",
                "it is not good",
                "not happy with this at all",
                "I don't like it",
                "no help whatsoever",
                "not bad, it is terrible",
            ]
        ),
        (
            "pt",
            [
                "não poderia ser pior",
                "não podia estar mais decepcionado",
                "nunca fui tão mal atendido",
                "nunca vi um atendimento tão ruim",
                "nunca vi nada pior",
                "gostei nada disso",
                "gostei nada do atendimento",
                "vale nada esse plano",
                "presta não",
                "adorei nada",
                "gostei nem um pouco",
                "ótimo atendimento, só que não",
                "ajudou em nada",
                "não gostei",
                "não está bom",
                "não gostei nada",
                "não estou satisfeito",
                "não está ruim, está péssimo",
            ]
        ),
        (
            "es",
            [
                "no podría ser peor",
                "no podría estar más decepcionado",
                "nunca me habían tratado tan mal",
                "nunca vi un servicio tan malo",
                "me gustó nada",
                "sirve para nada",
                "no me gustó",
                "no es bueno",
                "no me gustó para nada",
            ]
        ),
    ]

    static let ironies: [(String, [String])] = [
        (
            "en",
            [
                "congratulations, you cut off my internet again",
                "great, my order is late again",
                "wonderful, another week without my parcel",
                "well done, you charged me twice again",
                "thanks for nothing",
                "thanks for ruining my anniversary",
                "love waiting three hours on hold",
                "brilliant, the ring arrived broken",
                "fantastic job losing my parcel",
                "how lovely, no hot water again",
                "oh great, the wifi is down again",
                "bravo, you sent the wrong size again",
                "nice, so you cancelled my booking without telling me",
                "just what I needed, another delay",
                "excellent service, as always nobody answers",
                "perfect, now my card was charged twice",
            ]
        ),
        (
            "pt",
            [
                "parabéns, cortaram minha internet de novo",
                "que maravilha, sem internet outra vez",
                "parabéns pelo serviço, mais um dia sem sinal",
                "ótimo, cobraram duas vezes de novo",
                "adorei ficar três horas esperando",
                "obrigado por nada",
                "obrigada por estragar meu dia",
                "que lindo, a conta veio errada de novo",
                "excelente serviço, caiu a internet no meio da reunião",
                "muito bom, o técnico não apareceu",
                "parabéns, bloquearam minha linha sem avisar",
                "adoro quando a internet cai toda noite",
                "show de bola, aumentaram minha fatura sem avisar",
                "que beleza, ninguém atende",
            ]
        ),
        (
            "es",
            [
                "felicidades, me cortaron el internet otra vez",
                "qué maravilla, otra vez sin luz",
                "genial, se cayó el sistema de nuevo",
                "gracias por nada",
                "gracias por arruinar mis vacaciones",
                "me encanta esperar tres horas al teléfono",
                "bravo, me cobraron dos veces",
                "excelente servicio, nadie contesta",
                "perfecto, llegó roto",
                "enhorabuena, han perdido mi maleta",
            ]
        ),
    ]

    static let honest: [(String, [String])] = [
        (
            "en",
            [
                "great service, my internet was down and you fixed it in an hour",
                "thank you, the broken ring was replaced right away",
                "wonderful, my parcel has arrived",
                "well done, the problem was solved quickly",
                "lovely stay, we will come again",
                "thanks again for the great help",
                "excellent, I would buy from you again",
                "great, can I change my booking without a fee?",
                "perfect, please cancel the other order",
                "good morning, can I cancel my booking?",
            ]
        ),
        (
            "pt",
            [
                "parabéns pelo atendimento, meu problema foi resolvido",
                "ótimo, a internet voltou",
                "excelente serviço, tinha caído e o técnico arrumou na hora",
                "muito bom, quero contratar de novo",
                "maravilha, pode mandar o boleto de novo?",
                "muito obrigado pela ajuda, já voltou",
                "perfeito, sem nenhuma taxa extra?",
                "parabéns a toda a equipe",
                "bom dia, queria cancelar meu plano",
            ]
        ),
        (
            "es",
            [
                "felicidades por el servicio, mi problema quedó resuelto",
                "excelente, ya volvió el internet",
                "gracias, todo llegó bien",
                "perfecto, quiero reservar de nuevo",
                "genial, ¿puedo cambiar la fecha sin costo?",
            ]
        ),
    ]
}
