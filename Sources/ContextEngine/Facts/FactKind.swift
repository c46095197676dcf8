/// What can be told from any message, whatever the domain.
package enum FactKind: String, CaseIterable, Hashable, Sendable {
    case email
    case cnpj, cpf
    case postalCode = "postal_code"
    case orderNumber = "order_number"
    case reservationNumber = "reservation_number"
    case protocolNumber = "protocol_number"
    case date, time, amount, speed
    case phone
    case street
    /// The number of a house, a room, or whatever else was asked for.
    case number
    /// `yes` or `no`, at the beginning of a short message.
    case yesNo = "yes_no"
    /// Whatever is said in answer to a question; never found where nothing was asked.
    case freeText = "free_text"

    /// Whether it is so rarely said by the way that finding it shows what the message is about.
    package var isDistinctive: Bool {
        switch self {
        case .email, .cnpj, .cpf, .postalCode, .orderNumber, .reservationNumber, .protocolNumber, .phone, .street: true
        case .date, .time, .amount, .speed, .number, .yesNo, .freeText: false
        }
    }
}
