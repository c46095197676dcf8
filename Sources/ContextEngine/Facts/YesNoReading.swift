/// A yes or a no at the beginning of a short message.
enum YesNoReading {
    /// Bytes of a message that is short enough to be an answer.
    static let limit = 80

    /// Groups: 0 yes, 1 no.
    static let pattern =
        #"^[\s"'¿¡]{0,3}(?:(sim|s|isso|isso mesmo|claro|com certeza|pode(?: ser| sim)?|quero(?: sim)?|aceito|yes|yep|yeah|yup|sure|of course|"#
        + #"please do|correct|ok|okay|s[íi]|claro que s[íi]|vale)|(n[ãa]o|nao|n|nunca|negativo|de jeito nenhum|no|nope|nah|"#
        + #"not really|no thanks))(?![\w-])"#

    static func reading(_ found: FoundText) -> FactPattern.Reading? {
        FactPattern.Reading(value: found[0] != nil ? "yes" : "no")
    }
}
