import Classifiers
import Conversations
import Testing
import Training

struct PlainToneTests {
    /// A model whose corpus taught it that nothing has a tone.
    private let indifferent = ToneModel { _ in [-9, 0, 0, 0, 0, 0, 0, 0] }

    private func label(_ text: String, _ language: String, by model: ToneModel) -> Sentiment.Label {
        let folder = TextFolder(languages: [language])
        let analyzer = ToneAnalyzer(
            SentimentFiles.lexicon(languages: [language]), folder: folder, languages: [language])
        return model.sentiment(analyzer.evidence(of: folder.fold(text)), learned: [0, 0, 0, 0], knownShare: 1).label
    }

    @Test(arguments: sentences) func `a sentence that is nothing but tone has it, whatever was learned`(
        language: String, label: Sentiment.Label, texts: [String]
    ) {
        for text in texts { #expect(self.label(text, language, by: indifferent) == label, "\(text)") }
    }

    @Test(arguments: [
        ("en", "I would love the emerald ring but can't manage it in one go. Is it possible to spread the cost?"),
        ("en", "tell me a joke"), ("en", "is breakfast any good?"), ("en", "thanks"), ("en", "alright, cheers mate"),
        ("pt", "Solicito reembolso"), ("pt", "obrigado, bom dia, quero falar do meu plano e da minha fatura"),
    ])
    func `politeness and matters that sound like tone are none`(language: String, text: String) {
        #expect(label(text, language, by: indifferent) == .neutral)
    }

    private static let sentences: [(String, Sentiment.Label, [String])] = [
        (
            "en", .negative,
            [
                "the service was terrible", "this is awful", "horrible experience", "I hate this place",
                "your support is useless", "worst company ever", "I am very disappointed", "this is a disgrace",
                "the staff were rude", "I am furious", "absolutely disgusting", "what a waste of money",
                "it was a nightmare", "not good at all", "I'm really unhappy with this", "I regret buying here",
            ]
        ),
        (
            "en", .positive,
            [
                "I love it", "the food was excellent", "great job", "I am very happy with it",
                "thank you so much, you were wonderful", "amazing service", "best experience ever",
                "the staff were lovely", "it was perfect", "I really enjoyed my stay", "fantastic, well done",
                "everyone was so kind", "it's beautiful", "I'm delighted",
            ]
        ),
        (
            "en", .neutral,
            [
                "what time do you open", "I would like to change my address", "where is my order",
                "can I pay by card", "do you have a car park", "I need a copy of the invoice", "my name is Anna",
                "please call me tomorrow", "the parcel is blue", "how much is shipping", "is breakfast included",
            ]
        ),
        (
            "pt", .negative,
            [
                "o atendimento foi péssimo", "isso é horrível", "experiência terrível", "eu odeio essa empresa",
                "vocês são uns incompetentes", "pior empresa do mundo", "estou muito decepcionado", "que vergonha",
                "o técnico foi grosseiro", "estou furioso", "um absurdo total", "que lixo de serviço",
                "foi um pesadelo", "não gostei nada", "estou muito insatisfeito", "me arrependi de contratar",
            ]
        ),
        (
            "pt", .positive,
            [
                "eu adoro vocês", "o atendimento foi excelente", "ótimo trabalho", "estou muito feliz com o serviço",
                "muito obrigado, você foi maravilhoso", "serviço incrível", "melhor empresa que já tive",
                "o técnico foi muito gentil", "ficou perfeito", "gostei muito", "parabéns, muito bom",
                "todos foram simpáticos", "que lindo", "estou encantada",
            ]
        ),
        (
            "pt", .neutral,
            [
                "que horas vocês abrem", "quero mudar meu endereço", "onde fica a loja", "posso pagar no cartão",
                "vocês têm fibra no centro", "preciso da segunda via do boleto", "meu nome é Ana",
                "me liga amanhã por favor", "o modem é preto", "quanto custa o plano", "a instalação está incluída",
            ]
        ),
        (
            "es", .negative,
            [
                "el servicio fue pésimo", "esto es horrible", "experiencia terrible", "odio este lugar",
                "son unos incompetentes", "la peor empresa del mundo", "estoy muy decepcionado", "qué vergüenza",
                "el personal fue grosero", "estoy furioso", "es un desastre total", "qué basura de servicio",
                "fue una pesadilla", "no me gustó nada", "estoy muy descontento", "me arrepiento de haber comprado",
            ]
        ),
        (
            "es", .positive,
            [
                "me encanta", "la comida estaba excelente", "gran trabajo", "estoy muy contento con esto",
                "muchas gracias, fue maravilloso", "servicio increíble", "la mejor experiencia",
                "el personal fue muy amable", "todo perfecto", "me gustó mucho", "felicidades, muy bueno",
                "todos fueron simpáticos", "qué bonito", "estoy encantada",
            ]
        ),
        (
            "es", .neutral,
            [
                "a qué hora abren", "quiero cambiar mi dirección", "dónde está mi pedido", "puedo pagar con tarjeta",
                "tienen aparcamiento", "necesito una copia de la factura", "me llamo Ana", "llámeme mañana por favor",
                "el paquete es azul", "cuánto cuesta el envío", "el desayuno está incluido",
            ]
        ),
    ]
}
