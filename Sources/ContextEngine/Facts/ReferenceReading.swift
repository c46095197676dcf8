/// Numbers of orders, reservations and tickets: letters, digits and hyphens, three digits of them at least, behind a word
/// that says what they are.
enum ReferenceReading {
    /// What may stand between the word and the number.
    private static let between =
        #"(?:[\s:#.,º°-]|\b(?:number|n[úu]mero|num|code|c[óo]digo|ref(?:erence)?|no|nr|n[º°o]?|do|da|de|is|was|foi|[ée]|es|"#
        + #"id)\b){0,8}"#
    private static let token =
        #"(?<![\w-])((?=[A-Z-]{0,8}\d)[A-Z\d][A-Z\d-]{2,19})(?![\w-]|\s?(?:reais|euros?|mega|mbps|%))"#

    static let order = #"\b(?:pedido|order|compra|purchase|encomenda)s?\b"# + between + token
    static let reservation = #"\b(?:reservation|booking|confirmation|reserva|confirma[çc][ãa]o)\b"# + between + token
    static let protocolNumber = #"\b(?:protocolo|protocol|ticket|chamado|case|caso)\b"# + between + token
    /// `#48213`, which is whatever the domain counts.
    static let hash = #"(?<![\w#&])#(\d{3,12}(?:-\d{1,6})?)(?![\w-])"#
    static let bare = token

    static func reading(_ found: FoundText) -> FactPattern.Reading? {
        guard let text = found[0], text.count(where: \.isNumber) >= 3 else { return nil }
        return FactPattern.Reading(value: text.uppercased())
    }
}
