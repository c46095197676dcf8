import AgentDesk
import Conversations

/// Who writes what on the demo day, in order.
enum DemoScript {
    struct Person: Sendable {
        let name: String
        let phone: String
        var tier: String?
        var plan: String?

        func identifier(on channel: Channel) -> String {
            channel == .email
                ? name.lowercased().split(separator: " ").joined(separator: ".") + "@example.com" : phone
        }
    }

    enum Act: Sendable {
        case message(Channel, String)
        case desk(DeskAct)
    }

    struct Scene: Sendable {
        let minutesAgo: Double
        let who: Person
        let act: Act
    }

    private static let marina = Person(name: "Marina Duarte", phone: "+5511987650101", tier: "gold", plan: "Fibra 500")
    private static let celso = Person(name: "Celso Prado", phone: "+5511987650102", plan: "Fibra 300")
    private static let ivone = Person(name: "Ivone Batista", phone: "+5521987650103", plan: "Fibra 300")
    private static let tiago = Person(name: "Tiago Moreno", phone: "+5531987650104", plan: "Fibra 700")
    private static let padaria = Person(
        name: "Padaria Estrela", phone: "+5541987650105", tier: "business", plan: "Empresa 1 Giga")
    private static let lucia = Person(name: "Lucia Tavares", phone: "+5551987650106", plan: "Fibra 500")
    private static let wesley = Person(name: "Wesley Ramos", phone: "+5585987650107")
    private static let noemi = Person(name: "Noemi Falcao", phone: "+5571987650108", plan: "Fibra 300")
    private static let agent = AgentName("bia")

    static let scenes: [Scene] =
        [
            Scene(minutesAgo: 465, who: marina, act: .message(.whatsapp, "bom dia")),
            Scene(minutesAgo: 464, who: marina, act: .message(.whatsapp, "preciso da segunda via do boleto desse mês")),
            Scene(
                minutesAgo: 440, who: celso,
                act: .message(.whatsapp, "a internet aqui ta muito lenta desde ontem a noite")),
            Scene(
                minutesAgo: 431, who: wesley, act: .message(.webChat, "Vocês atendem na rua das Acácias, no Benfica?")),
            Scene(
                minutesAgo: 402, who: ivone,
                act: .message(
                    .phone,
                    "alô moça é que eu já paguei a conta sexta feira e continua cortada, eu preciso da internet pra marcar meu médico"
                )),
            Scene(minutesAgo: 371, who: tiago, act: .message(.whatsapp, "como faço pra trocar a senha do wifi")),
            Scene(
                minutesAgo: 340, who: padaria,
                act: .message(
                    .whatsapp, "estamos sem internet nenhuma, as maquininhas pararam, a loja tá cheia, resolvam AGORA")),
            Scene(minutesAgo: 337, who: padaria, act: .message(.whatsapp, "alguém aí???")),
        ] + deskScenes(on: padaria, from: 335) + [
            Scene(
                minutesAgo: 290, who: lucia,
                act: .message(
                    .email,
                    "Prezados,\n\nVeio na fatura de novembro uma taxa de R$ 29,90 que não reconheço. Peço a gentileza de explicarem ou retirarem.\n\nAtenciosamente,\nLucia Tavares"
                )),
            Scene(minutesAgo: 233, who: noemi, act: .message(.whatsapp, "quero falar com um atendente por favor")),
            Scene(minutesAgo: 180, who: celso, act: .message(.whatsapp, "continua lenta, já reiniciei tudo")),
            Scene(minutesAgo: 121, who: wesley, act: .message(.webChat, "quanto custa o plano de 500 mega?")),
            Scene(minutesAgo: 77, who: tiago, act: .message(.whatsapp, "consegui trocar, valeu demais!")),
            Scene(minutesAgo: 42, who: marina, act: .message(.whatsapp, "vocês vendem geladeira?")),
            Scene(
                minutesAgo: 15, who: ivone,
                act: .message(
                    .phone,
                    "isso é um absurdo, é a terceira vez que eu ligo e ninguém resolve, vou cancelar essa porcaria")),
            Scene(minutesAgo: 4, who: lucia, act: .message(.whatsapp, "dá pra mudar o vencimento pro dia 20?")),
        ]

    /// A person takes the matter over and sees it through.
    private static func deskScenes(on who: Person, from minutesAgo: Double) -> [Scene] {
        guard let agent else { return [] }
        let acts: [(Double, DeskAct)] = [
            (0, .claim(agent)),
            (
                1,
                .reply(
                    "Aqui é a Bia, do suporte. Já vi que o sinal da loja caiu; estou falando com a equipe de campo agora.",
                    by: agent)
            ),
            (2, .note("Rompimento na rua Sete; equipe a caminho, previsão 40 min.", by: agent)),
            (48, .reply("Voltou por aqui. Pode conferir as maquininhas, por favor?", by: agent)),
            (60, .resolve(by: agent, disposition: .resolved, note: "Fibra refeita")),
        ]
        return acts.map { Scene(minutesAgo: minutesAgo - $0, who: who, act: .desk($1)) }
    }
}
