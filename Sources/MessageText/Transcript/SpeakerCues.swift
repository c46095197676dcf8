/// Tells a house's speaker from a customer when labels are names or numbers: by how each speaks.
enum SpeakerCues {
    /// Above zero for who speaks for the house, below for who has a matter of their own.
    static func weight(of turns: [String]) -> Double {
        let words = turns.prefix(40).flatMap { FoldedLine($0).words.prefix(200) }
        let house = Double(houseWords.count(in: words)) * 3
        let own = Double(ownWords.count(in: words)) * 1.5
        let person = min(Double(words.count { SpokenWords.firstPerson.contains($0) }) * 0.5, 3)
        return house - own - person
    }

    private static let houseWords = PhraseTable([
        "how can i help", "how may i help", "how can we help", "thank you for calling", "thanks for calling",
        "thank you for holding", "thanks for holding", "thanks for waiting", "you're speaking with",
        "you're through to", "speaking", "may i take your name", "may i have your", "can i have your",
        "can i take your", "could i have your", "can i get your", "could you confirm", "can you confirm",
        "let me check", "i'll check", "one moment please", "bear with me", "i'm sorry about that",
        "i'm sorry to hear that", "is there anything else", "sir", "ma'am", "madam", "your order number",
        "your account number", "your reference", "i can see", "i do apologise", "i apologize", "for security",
        "this call may be recorded", "we have", "i can offer you", "em que posso ajudar", "como posso ajudar",
        "posso ajudar", "com quem eu falo", "com quem falo", "quem gostaria", "central de atendimento", "central de",
        "aqui e da", "pode me informar", "me informa", "poderia me informar", "qual o numero", "qual seria",
        "um momento", "so um momento", "aguarde", "vou verificar", "vou transferir", "obrigada por aguardar",
        "obrigado por aguardar", "o senhor", "a senhora", "seu cpf", "confirma o", "confirma seu", "posso confirmar",
        "mais alguma coisa", "agradecemos", "agradece o contato", "agradecemos a ligacao", "protocolo",
        "suporte tecnico", "deseja", "dona", "senhor", "en que puedo ayudar", "en que puedo ayudarle",
        "en que le puedo ayudar", "como puedo ayudar", "le atiende", "gracias por llamar", "gracias por esperar",
        "me puede dar", "me da", "me indica", "me confirma", "digame", "un momento por favor", "no cuelgue",
        "su numero", "el numero de", "algo mas", "con quien hablo", "senora", "atencion al cliente", "puede indicarme",
    ])

    private static let ownWords = PhraseTable([
        "i need", "i want", "i'd like", "i would like", "i bought", "i ordered", "i paid", "i have a problem",
        "i'm calling about", "i am calling about", "i was wondering", "you sent me", "you charged", "you people",
        "never came", "doesn't work", "isn't working", "still haven't", "can i", "could i", "do you have", "my order",
        "i've been", "i've got", "we ordered",
        "eu quero", "eu queria", "quero", "queria", "preciso", "gostaria", "eu comprei", "comprei", "paguei",
        "nao chegou", "nao funciona", "veio", "caiu", "esqueci", "estou ligando", "to ligando", "minha internet",
        "minha conta", "meu pedido", "voces", "to sem", "estou sem",
        "necesito", "quiero", "quisiera", "queria saber", "compre", "pague", "me han", "no funciona", "no llego",
        "llamo por", "llamaba para", "llamo porque", "ustedes", "mi pedido", "se me", "me llego", "resérveme",
    ])
}
