extension AutomaticMailSigns {
    static let bounceSubjects = PhraseTable([
        "undeliverable", "undelivered mail", "delivery status notification", "mail delivery failed",
        "mail delivery failure", "mail delivery subsystem", "returned mail", "failure notice", "delivery failure",
        "delivery failed", "delivery has failed", "mail delivery system", "message not delivered",
        "undelivered mail returned to sender", "mail system error", "delivery delayed",
        "warning could not send message", "nao e possivel entregar", "nao entregue", "falha na entrega",
        "mensagem nao entregue", "email nao entregue", "e mail nao entregue", "notificacao de status de entrega",
        "notificacao de falha", "erro na entrega", "devolucao de mensagem", "mensagem devolvida",
        "nao foi possivel entregar", "falha ao entregar", "entrega atrasada", "no se puede entregar", "no entregado",
        "no entregable", "error de entrega", "mensaje no entregado", "correo no entregado",
        "notificacion de estado de entrega", "fallo en la entrega", "correo devuelto", "no se pudo entregar",
    ])

    static let bounceWords = PhraseTable([
        "delivery has failed to these recipients", "could not be delivered", "couldn't be delivered",
        "was not delivered", "wasn't delivered", "address not found", "this is the mail system at host",
        "mail delivery system", "mailer daemon", "permanent error", "recipient address rejected", "user unknown",
        "mailbox unavailable", "mailbox full", "mailbox is full", "delivery to the following recipient failed",
        "following addresses had permanent", "undeliverable", "action failed", "diagnostic code",
        "diagnostic information", "final recipient", "no such user", "the email account that you tried to reach",
        "over quota", "remote server returned", "your message to", "returned to sender", "delivery status notification",
        "the response was", "this is an automatically generated delivery status notification", "nao foi entregue",
        "nao pode ser entregue", "endereco nao encontrado", "nao foi possivel entregar", "falha na entrega",
        "caixa postal cheia", "caixa de entrada cheia", "destinatario nao encontrado", "usuario desconhecido",
        "erro permanente", "o servidor remoto", "caixa de correio indisponivel", "endereco de e mail nao existe",
        "a resposta do servidor remoto foi", "no se ha podido entregar", "no se pudo entregar", "no pudo ser entregado",
        "direccion no encontrada", "no se ha encontrado la direccion", "buzon lleno", "usuario desconocido",
        "error permanente", "el servidor remoto", "no fue entregado",
    ])

    static let bounceFields = PhraseTable([
        "final recipient", "diagnostic code", "original recipient", "reporting mta", "remote mta", "action failed",
        "action delayed", "status 5", "status 4", "arrival date", "last attempt date", "x failed recipients",
    ])

    static let receiptSubjects = PhraseTable([
        "delivered", "entregue", "entregado", "relayed", "read", "lida", "lidas", "leido", "leida", "lido", "not read",
        "nao lida", "no leido", "return receipt", "confirmacao de leitura", "confirmacion de lectura", "read receipt",
    ])
    static let receiptWords = PhraseTable([
        "has been delivered to the following", "foi entregue aos seguintes", "se ha entregado a los siguientes",
        "was read on", "was displayed on", "return receipt", "foi lida em", "foi lida no dia", "foi lido em",
        "was deleted without being read", "foi excluida sem ser lida", "se leyo el", "fue leido el", "ha sido leido el",
        "this is a receipt for the mail you sent", "confirmacao de leitura", "confirmacion de lectura", "read receipt",
    ])

    static let calendarSubjects = PhraseTable([
        "accepted", "declined", "tentative", "canceled", "cancelled", "invitation", "aceito", "aceita", "aceite",
        "recusado", "recusada", "provisorio", "provisoria", "convite", "cancelado", "cancelada", "aceptado", "aceptada",
        "rechazado", "rechazada", "provisional", "invitacion", "updated invitation", "convite atualizado",
        "invitacion actualizada", "canceled event", "cancelled event", "evento cancelado", "new time proposed",
        "novo horario proposto", "nueva hora propuesta", "confirmada", "tentativo",
    ])
    static let calendarWords = PhraseTable([
        "has accepted this invitation", "has declined this invitation", "has tentatively accepted",
        "has accepted your invitation", "has declined your invitation", "aceitou este convite", "recusou este convite",
        "aceitou o convite", "recusou o convite", "aceitou seu convite", "ha aceptado esta invitacion",
        "ha rechazado esta invitacion", "ha aceptado la invitacion", "ha aceptado tu invitacion", "begin vcalendar",
        "invitation from google calendar", "convite do google agenda", "invitacion de google calendar",
        "you have been invited to the following event", "voce foi convidado para o seguinte evento",
        "has canceled this event", "este evento foi cancelado",
    ])
    static let meetingWords = PhraseTable([
        "join with google meet", "microsoft teams meeting", "reuniao do microsoft teams", "join zoom meeting",
        "view all guest info", "organizer", "organizador", "attendees", "participantes", "meeting", "reuniao",
    ])

    /// Subjects that programs give.
    static let absenceTitles = PhraseTable([
        "automatic reply", "out of office re", "out of office reply", "out of office autoreply", "auto reply",
        "autoreply", "auto response", "autoresponse", "automated reply", "automated response", "vacation reply",
        "resposta automatica", "respuesta automatica", "resposta automatizada", "abwesenheitsnotiz",
        "automatische antwort", "reponse automatique", "risposta automatica", "automatisch antwoord", "autosvar",
    ])

    static let absenceSubjects = PhraseTable([
        "out of office", "out of the office", "away from office", "ausencia", "fora do escritorio",
        "ausente do escritorio", "ausencia temporaria", "fuera de la oficina", "ausente de la oficina", "ooo",
        "ausencia do escritorio", "de ferias", "em ferias", "estou de ferias", "on vacation", "on holiday",
        "on annual leave", "annual leave", "on leave", "mensagem de ausencia", "aviso de ausencia", "away",
        "absence du bureau", "afwezig", "fuera de oficina", "mensaje automatico", "mensagem automatica", "ferias",
        "estoy de vacaciones", "estou fora", "i am out of the office", "i'm out of the office", "vacaciones", "holiday",
    ])

    /// With these somebody wants something.
    static let wishes = PhraseTable([
        "i need", "i want", "i would like", "i'd like", "could you", "can you", "please deliver", "please send",
        "please cancel", "please call me", "please call us", "please let me know", "my order", "my booking", "preciso",
        "quero", "queria",
        "gostaria", "podem", "voces", "vcs", "meu pedido", "minha conta", "me liga", "me avisa", "me avisem",
        "me mandem", "necesito", "quiero", "quisiera", "pueden enviar", "pueden llamar", "ustedes", "mi pedido",
        "me llaman", "avisenme",
    ])

    /// What only a person complains with.
    static let complaints: Set<Substring> = [
        "nobody", "ninguem", "nadie", "still", "ainda", "todavia", "never", "nunca", "but", "mas", "pero", "why",
        "absurdo", "wrong", "errado", "errada", "mal", "nothing", "nada",
    ]

    /// Whom a robot speaks to.
    static let addressing: Set<Substring> = [
        "your", "you", "seu", "sua", "su", "sus", "tu", "voce", "o senhor", "usted",
    ]

    /// Words of machines that carry mail.
    static let mailSystems = PhraseTable([
        "mail system", "mail delivery", "mailer daemon", "qmail send", "postmaster", "mail server", "remote server",
        "servidor remoto", "mailbox", "caixa postal", "caixa de entrada", "caixa de correio", "buzon", "rcpt to",
        "smtp", "gmail", "email address", "e mail address", "endereco de e mail", "endereco de email",
        "direccion de correo", "the message was not delivered", "a mensagem nao foi entregue", "el mensaje no",
        "sua mensagem para", "your message to", "su mensaje a", "tu mensaje a", "tu mensaje no",
        "delivery status notification",
    ])

    static let absences = PhraseTable([
        "out of the office", "out of office", "away from the office", "on annual leave", "on vacation", "on holiday",
        "on leave", "on maternity leave", "on parental leave", "away from my desk", "away until", "out until",
        "currently away", "currently out", "i am away", "i'm away", "i will be away", "maternity leave",
        "fora do escritorio", "ausente", "de ferias", "em ferias", "licenca maternidade", "licenca", "estarei fora",
        "estou fora", "em viagem", "recesso",
        "fuera de la oficina", "fuera de oficina", "de vacaciones", "estare ausente", "estoy ausente", "de baja",
        "de permiso", "estare fuera",
    ])
    static let absenceConsequences = PhraseTable([
        "limited access", "no access to", "without access", "will be back", "back on", "back in the office",
        "returning on", "return on", "will return", "i return", "upon my return", "when i return", "on my return",
        "as soon as possible", "for urgent", "if urgent", "urgent matters", "in urgent cases", "urgent queries",
        "for anything urgent", "if your message is urgent", "if it is urgent", "please contact", "please call",
        "please email", "please write to", "in my absence",
        "not be checking", "will respond", "will reply", "will get back to you", "delayed response", "sem acesso",
        "acesso limitado", "retorno em", "retorno no dia", "retornarei", "retorno ao", "estarei de volta",
        "de volta em", "de volta no dia", "voltarei", "volto dia", "volto no dia", "assuntos urgentes",
        "em caso de urgencia", "casos urgentes", "urgencias", "favor contatar", "favor entrar em contato",
        "por favor contate", "entre em contato com", "responderei", "assim que retornar", "na minha ausencia",
        "assim que possivel", "para urgencia", "sin acceso", "acceso limitado", "regreso el", "regresare", "volvere",
        "vuelvo el", "estare de vuelta", "de vuelta el", "asuntos urgentes", "en caso de urgencia", "casos urgentes",
        "pueden contactar", "contacte con", "contacten con", "contacte a", "contacta con", "escriba a", "llame a",
        "por favor contacte", "dirigirse a", "respondere", "a mi regreso", "a mi vuelta", "en mi ausencia",
        "lo antes posible", "urgente",
    ])

    static let automaticSubjects = PhraseTable([
        "automated message", "auto", "thank you for contacting", "thanks for contacting", "we received your request",
        "we have received your", "we've received your", "request received", "ticket received", "ticket created",
        "recebemos sua", "recebemos seu", "recebemos a sua", "recebemos o seu", "we got your", "chamado aberto",
        "chamado criado", "solicitacao recebida", "confirmacao de recebimento", "hemos recibido su",
        "hemos recibido tu", "solicitud recibida", "acuse de recibo", "obrigado por entrar em contato",
        "gracias por contactar",
    ])
    static let ticketSubjects = PhraseTable([
        "ticket", "case", "request", "chamado", "protocolo", "solicitacao", "caso", "solicitud", "incidencia", "sr",
    ])
    static let clicks: Set<Substring> = [
        "click", "here", "clique", "aqui", "link", "pulse", "pulsa", "haga", "http", "https", "unsubscribe",
        "descadastrar", "preferencias", "preferences", "baja",
    ]

    static let automaticWords = PhraseTable([
        "this mailbox is no longer", "this address is no longer", "no longer in use", "no longer works at",
        "no longer with the company", "esta caixa nao esta mais", "este endereco foi desativado", "nao trabalha mais",
        "ya no trabaja", "esta direccion ya no", "awaiting moderator approval", "held for moderator approval",
        "sender verification", "confirme que voce nao e um robo", "para liberar sua mensagem", "notificacao automatica",
        "notificacion automatica", "automatic notification", "automated notification", "automatic reminder",
        "lembrete automatico", "recordatorio automatico", "gerado pelo sistema", "gerada pelo sistema",
        "generado por el sistema", "system generated", "aviso automatico", "este e um e mail automatico",
        "este e um email automatico", "this email was sent automatically", "was sent automatically",
        "this is an automated", "this is an automatic", "this is an auto generated", "this is a system generated",
        "automatically generated", "automated response", "automated message", "automated reply", "auto reply",
        "automatic response", "automatic reply", "do not reply to this email", "do not reply to this message",
        "do not reply to this e mail", "please do not reply", "do not respond to this email",
        "this mailbox is not monitored", "this inbox is not monitored", "unmonitored mailbox", "unattended mailbox",
        "esta e uma mensagem automatica", "mensagem automatica", "resposta automatica", "e mail automatico",
        "email automatico", "gerada automaticamente", "gerado automaticamente", "enviada automaticamente",
        "enviado automaticamente", "nao responda a este", "nao responda este", "nao responder a este",
        "nao responder este", "favor nao responder", "nao responda", "nao responder", "no responda", "no responder",
        "do not reply", "por favor nao responda", "caixa nao e monitorada", "este es un mensaje automatico",
        "mensaje automatico", "respuesta automatica", "correo automatico", "generado automaticamente",
        "no responda a este", "no responda este", "no responder a este", "por favor no responda",
    ])
    /// What people say in such mails, too.
    static let politeWords = PhraseTable([
        "thank you for your message", "thank you for your email", "thank you for your e mail",
        "thanks for your message", "thanks for your email", "thank you for contacting", "thanks for contacting",
        "thank you for reaching out", "we aim to respond", "we aim to reply", "we will respond", "we will reply",
        "we'll get back to you", "will get back to you", "will be in touch", "opening hours", "working days",
        "business days", "obrigado pelo contato", "obrigado pelo seu contato", "obrigado por entrar em contato",
        "agradecemos o contato", "agradecemos seu contato", "agradecemos o seu contato", "agradecemos sua mensagem",
        "agradecemos a sua mensagem", "retornaremos em breve", "retornaremos", "responderemos em breve",
        "em breve retornaremos", "entrara em contato", "horario de atendimento", "dias uteis", "gracias por su mensaje",
        "gracias por su correo", "gracias por tu mensaje", "gracias por escribirnos", "gracias por contactar",
        "gracias por comunicarse", "le contestaremos", "contestaremos", "le responderemos", "nos pondremos en contacto",
        "a la brevedad", "dias habiles", "dias laborables", "horario de atencion",
    ])

    static let receivedWords = PhraseTable([
        "we have received your", "we've received your", "has been received", "your ticket number", "ticket number",
        "your case number", "case number is", "reference number is", "a ticket has been created", "ticket has been",
        "has been logged", "request has been", "confirm we received", "we have received", "ticket id", "foi aberto",
        "foi registrada", "foi registrado", "foi criado", "ha sido registrada", "ha sido registrado", "ha sido creado",
        "ha sido abierto", "sido recibido", "sera respondido", "sera respondida", "thank you for contacting",
        "thanks for contacting", "thank you for reaching out", "will respond within", "will reply within",
        "respond to your request within", "get back to you within", "within 24 hours", "within one business day",
        "one of our agents", "a member of our team will", "recebemos sua", "recebemos seu", "recebemos a sua",
        "recebemos o seu", "foi recebida", "foi recebido", "numero do protocolo", "numero de protocolo",
        "seu protocolo", "protocolo de atendimento", "foi registrado sob", "foi registrada sob",
        "obrigado por entrar em contato", "agradecemos o contato", "agradecemos seu contato", "responderemos em ate",
        "retornaremos em ate", "hemos recibido su", "hemos recibido tu", "ha sido recibida", "ha sido recibido",
        "numero de caso", "numero de ticket", "numero de solicitud", "gracias por contactar", "gracias por comunicarse",
        "le responderemos", "responderemos a la brevedad",
    ])

    static let bulkSubjects = PhraseTable([
        "newsletter", "boletim", "boletin", "ofertas", "oferta", "offers", "sale", "promocao", "promocoes",
        "promociones", "novidades", "novedades", "black friday", "digest", "news", "weekly", "semanal", "sale",
        "rebajas", "descuentos",
    ])

    static let bulkWords = PhraseTable([
        "privacy policy", "politica de privacidade", "politica de privacidad", "para nao receber mais",
        "nao receber mais", "no recibir mas", "dejar de recibir", "deixar de receber", "stop receiving",
        "remover meu e mail", "sair da lista", "unsubscribe", "view in browser", "view this email in your browser",
        "view online", "manage preferences", "manage your preferences", "update your preferences", "update preferences",
        "email preferences", "you are receiving this", "you're receiving this", "you received this email because",
        "all rights reserved", "opt out", "no longer wish to receive", "sent to you because", "descadastrar",
        "descadastre se", "cancelar inscricao", "cancelar a inscricao", "cancele sua inscricao", "cancelar assinatura",
        "voce recebe este", "recebe este e mail", "receber este boletim", "recibir este boletin", "recibir mas correos",
        "receber mais e mails", "receber nossos e mails", "baja aqui", "ver no navegador", "visualizar no navegador",
        "veja no navegador", "abrir no navegador", "gerenciar preferencias", "voce esta recebendo este",
        "voce recebeu este e mail porque", "voce recebeu este email porque", "todos os direitos reservados",
        "nao deseja mais receber", "nao quiser mais receber", "nao deseja receber", "darse de baja", "darte de baja",
        "date de baja", "cancelar suscripcion", "cancelar la suscripcion", "ver en el navegador", "ver en navegador",
        "gestionar preferencias", "recibes este correo", "recibe este correo", "has recibido este correo",
        "ha recibido este correo", "todos los derechos reservados", "no desea recibir", "no deseas recibir",
    ])
}
