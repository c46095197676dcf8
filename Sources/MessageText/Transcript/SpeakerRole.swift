/// Who a label's words say is speaking.
enum SpeakerRole: Hashable {
    case customer
    /// The house: people and machines.
    case other
    /// "Speaker 1": somebody, but who?
    case unnamed

    /// The first word of a label that names a role decides, but for phrases in which the house names its customers.
    static func role(of words: [Substring]) -> SpeakerRole? {
        if house.isFound(in: words) { return .other }
        if words.count == 1, let letter = words.first {
            if letter == "c" { return .customer }
            if letter == "a" { return .other }
        }
        for word in words {
            if customers.contains(word) { return .customer }
            if others.contains(word) { return .other }
            if neutral.contains(word) { return .unnamed }
        }
        return nil
    }

    static func names(_ word: Substring) -> Bool {
        customers.contains(word) || others.contains(word) || neutral.contains(word)
    }

    /// What stands in front of a colon in notes and in the heads of transcripts.
    static func isField(_ words: [Substring]) -> Bool {
        words.contains(where: fields.contains) || fieldPhrases.isFound(in: words)
    }

    /// What people say in front of a colon.
    static func isOpener(_ words: [Substring]) -> Bool { openers.isFound(in: words) }

    private static let customers: Set<Substring> = [
        "customer", "client", "caller", "guest", "user", "consumer", "buyer", "shopper", "visitor", "patient",
        "passenger", "tenant", "resident", "subscriber", "member", "cust", "claimant", "student", "traveller",
        "traveler", "borrower", "policyholder",
        "cliente", "clienta", "usuario", "usuaria", "assinante", "titular", "hospede", "consumidor", "consumidora",
        "comprador", "compradora", "paciente", "passageiro", "passageira", "morador", "moradora", "inquilino",
        "inquilina", "visitante", "aluno", "aluna", "segurado", "segurada", "contribuinte", "associado", "solicitante",
        "huesped", "abonado", "abonada", "pasajero", "pasajera", "suscriptor", "suscriptora", "llamante", "vecino",
        "vecina", "asegurado", "asegurada", "viajero", "viajera", "cidadao", "cidada", "chamador", "chamadora",
    ]

    private static let others: Set<Substring> = [
        "agent", "agents", "operator", "assistant", "representative", "rep", "bot", "system", "ivr", "support",
        "advisor", "adviser", "clerk", "staff", "supervisor", "manager", "reception", "receptionist", "concierge",
        "dispatcher", "technician", "associate", "csr", "host", "hostess", "salesperson", "seller", "salesman",
        "teller", "nurse", "doctor", "secretary", "voicemail", "robot", "chatbot", "recording", "automated", "helpdesk",
        "dispatch", "interpreter", "desk", "sales", "billing", "shop", "store", "office", "announcement", "employee",
        "consultant", "specialist", "officer", "interviewer", "moderator", "switchboard", "attendant", "ai",
        "agente", "atendente", "operador", "operadora", "asesor", "asesora", "ura", "sistema", "robo", "recepcao",
        "recepcionista", "recepcion", "suporte", "soporte", "tecnico", "tecnica", "gerente", "vendedor", "vendedora",
        "consultor", "consultora", "analista", "funcionario", "funcionaria", "central", "assistente", "asistente",
        "telefonista", "teleoperador", "teleoperadora", "supervisora", "secretaria", "secretario", "medico", "medica",
        "gestor", "gestora", "ejecutivo", "ejecutiva", "empleado", "empleada", "dependiente", "dependienta", "loja",
        "tienda", "sac", "atendimento", "atencion", "gravacao", "grabacion", "contestador", "centralita", "portaria",
        "porteiro", "encargado", "encargada", "colaborador", "colaboradora", "comercial", "vendas", "ventas",
        "especialista", "bia", "interprete", "hotel", "empresa", "company", "caixa", "balcao", "mostrador", "locutora",
    ]

    private static let neutral: Set<Substring> = [
        "speaker", "channel", "participant", "voice", "person", "party", "unknown", "spk", "ch", "leg",
        "falante", "canal", "locutor", "participante", "voz", "pessoa", "interlocutor", "interlocutora",
        "hablante", "persona", "orador", "oradora",
    ]

    /// In these a customer's word stands for the house.
    private static let house = PhraseTable([
        "customer service", "customer support", "customer care", "customer success", "guest services", "guest service",
        "client services", "user support", "member services", "patient services", "atendimento ao cliente",
        "servico ao cliente", "suporte ao cliente", "central do cliente", "central do assinante", "relacionamento",
        "atencion al cliente", "servicio al cliente", "customer agent", "call center", "call centre", "front desk",
        "help desk", "front office",
    ])

    private static let fields: Set<Substring> = [
        "motivo", "protocolo", "observacao", "observacoes", "obs", "nome", "telefone", "assunto", "data", "hora",
        "horario", "endereco", "email", "cpf", "cnpj", "plano", "contrato", "resumo", "nota", "notas", "pedido",
        "duracao", "status", "prioridade", "problema", "solucao", "acao", "resultado", "produto", "retorno", "setor",
        "ticket", "chamado", "encaminhamento", "providencia", "resposta", "valor", "total", "cidade", "bairro",
        "reason", "note", "notes", "summary", "phone", "name", "address", "date", "time", "subject", "account",
        "order", "callback", "duration", "id", "priority", "problem", "issue", "solution", "action", "outcome",
        "product", "room", "booking", "reference", "ref", "language", "kind", "source", "transcript", "topic",
        "details", "number", "result", "request", "complaint", "resolution", "todo",
        "asunto", "fecha", "telefono", "direccion", "resumen", "duracion", "nombre", "observaciones", "observacion",
        "prioridad", "solucion", "accion", "producto", "correo", "localizador", "habitacion", "quarto",
    ]

    private static let fieldPhrases = PhraseTable([
        "call back", "next step", "next steps", "follow up", "proximo passo", "call type",
    ])

    private static let openers = PhraseTable([
        "ps", "p s", "primeiro", "segundo", "terceiro", "first", "second", "third", "ah", "oh", "bom", "bem", "look",
        "listen", "olha", "mira", "resumindo", "anyway", "enfim", "detalhe", "pergunta", "question", "duvida",
        "exemplo", "example",
    ])
}
