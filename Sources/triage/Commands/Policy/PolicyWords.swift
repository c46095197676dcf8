/// What customers are told before anybody has written it better, in their language.
struct PolicyWords {
    var teamName: String
    var handOff: String
    var askedForPerson: String
    var frustrated: String
    var urgent: String
    var closed: String
    var closedUntil: String
    /// A reply to show how one is written.
    var example: String
    /// `today`, `tomorrow`, and the days from Monday on.
    var days: [String]
    var timeFormat: String

    init?(language: String) {
        switch language {
        case "en": self = .english
        case "pt": self = .portuguese
        case "es": self = .spanish
        default: return nil
        }
    }

    private init(
        teamName: String, handOff: String, askedForPerson: String, frustrated: String, urgent: String, closed: String,
        closedUntil: String, example: String, days: [String], timeFormat: String
    ) {
        self.teamName = teamName
        self.handOff = handOff
        self.askedForPerson = askedForPerson
        self.frustrated = frustrated
        self.urgent = urgent
        self.closed = closed
        self.closedUntil = closedUntil
        self.example = example
        self.days = days
        self.timeFormat = timeFormat
    }

    static let english = PolicyWords(
        teamName: "service team",
        handOff: "I'm passing you to our {{team.name}}. They can see everything you've written and will reply here.",
        askedForPerson: "Of course. I've passed you to our {{team.name}}; someone will reply to you here.",
        frustrated: "I'm sorry about this. I've passed it on as a priority to our {{team.name}}, who will reply here.",
        urgent: "I understand that this is urgent. Your message is at the top of our {{team.name}}'s list.",
        closed: "Our {{team.name}} has gone home for now. Your message is in their queue.",
        closedUntil: "Our {{team.name}} is back {{opening.day}} from {{opening.time}}. Your message is in their queue.",
        example: "You can see it at any time at https://www.example.com/account.",
        days: [
            "today", "tomorrow", "on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday",
            "on Sunday",
        ], timeFormat: "12h")

    static let portuguese = PolicyWords(
        teamName: "equipe de atendimento",
        handOff: "Vou passar sua conversa para a nossa {{team.name}}. Eles já veem tudo o que você escreveu.",
        askedForPerson: "Claro! Já passei você para a nossa {{team.name}}, que responde por aqui.",
        frustrated: "Sinto muito por isso. Já passei seu caso, com prioridade, para a nossa {{team.name}}.",
        urgent: "Entendi que é urgente. Sua conversa está na frente da fila da nossa {{team.name}}.",
        closed: "Nossa {{team.name}} já encerrou por hoje. Sua mensagem está na fila.",
        closedUntil:
            "Nossa {{team.name}} volta {{opening.day}} a partir das {{opening.time}}. Sua mensagem está na fila.",
        example: "Você encontra isso a qualquer hora em https://www.example.com/conta.",
        days: [
            "hoje", "amanhã", "na segunda-feira", "na terça-feira", "na quarta-feira", "na quinta-feira",
            "na sexta-feira", "no sábado", "no domingo",
        ], timeFormat: "24h")

    static let spanish = PolicyWords(
        teamName: "equipo de atención",
        handOff: "Le paso con nuestro {{team.name}}. Ya ven todo lo que escribió y le responderán por aquí.",
        askedForPerson: "Por supuesto. Ya le pasé con nuestro {{team.name}}, que le responderá por aquí.",
        frustrated: "Lo siento mucho. Ya pasé su caso, con prioridad, a nuestro {{team.name}}.",
        urgent: "Entiendo que es urgente. Su mensaje está al frente de la fila de nuestro {{team.name}}.",
        closed: "Nuestro {{team.name}} ya terminó por hoy. Su mensaje está en la fila.",
        closedUntil:
            "Nuestro {{team.name}} vuelve {{opening.day}} desde las {{opening.time}}. Su mensaje está en la fila.",
        example: "Puede verlo en cualquier momento en https://www.example.com/cuenta.",
        days: [
            "hoy", "mañana", "el lunes", "el martes", "el miércoles", "el jueves", "el viernes", "el sábado",
            "el domingo",
        ], timeFormat: "24h")
}
