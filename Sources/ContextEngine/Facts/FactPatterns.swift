import Conversations
import PhoneNumbers

/// How each kind of fact is written in one region.
struct FactPatterns: Sendable {
    let region: FactRegion

    /// The form in which it is found in any message; nil for what only an answer can be.
    func pattern(of kind: FactKind) -> FactPattern? {
        let region = region
        switch kind {
        case .email: return FactPattern(Self.email) { FactPattern.Reading(value: $0.whole.lowercased()) }
        case .cnpj: return FactPattern(BrazilianDocument.cnpj, read: BrazilianDocument.cnpj)
        case .cpf: return FactPattern(BrazilianDocument.cpf, read: BrazilianDocument.cpf)
        case .postalCode: return FactPattern(region.postalCode) { Self.postalCode($0, in: region) }
        case .orderNumber: return FactPattern(ReferenceReading.order, read: ReferenceReading.reading)
        case .reservationNumber: return FactPattern(ReferenceReading.reservation, read: ReferenceReading.reading)
        case .protocolNumber: return FactPattern(ReferenceReading.protocolNumber, read: ReferenceReading.reading)
        case .date:
            return FactPattern(DateReading.pattern) { DateReading.reading($0, monthFirst: region.writesMonthFirst) }
        case .time: return FactPattern(QuantityReading.time, read: QuantityReading.time)
        case .amount: return FactPattern(QuantityReading.amount) { QuantityReading.amount($0, in: region) }
        case .speed: return FactPattern(QuantityReading.speed, read: QuantityReading.speed)
        case .phone:
            let phones = region.phones
            return FactPattern(Self.phone) { Self.phone($0, in: region, phones) }
        case .street: return FactPattern(PlaceReading.street, read: PlaceReading.street)
        case .number: return FactPattern(PlaceReading.number, read: PlaceReading.number)
        case .yesNo: return FactPattern(YesNoReading.pattern, read: YesNoReading.reading)
        case .freeText: return nil
        }
    }

    /// The bare form, in which only somebody writes it who was asked; nil where there is none.
    func barePattern(of kind: FactKind) -> FactPattern? {
        let region = region
        switch kind {
        case .cnpj: return FactPattern(BrazilianDocument.bareCNPJ, read: BrazilianDocument.cnpj)
        case .cpf: return FactPattern(BrazilianDocument.bareCPF, read: BrazilianDocument.cpf)
        case .postalCode: return FactPattern(region.barePostalCode) { Self.postalCode($0, in: region) }
        case .orderNumber, .reservationNumber, .protocolNumber:
            return FactPattern(ReferenceReading.bare, read: ReferenceReading.reading)
        case .date: return FactPattern(DateReading.bareDay, read: DateReading.bare)
        case .time: return FactPattern(QuantityReading.bareTime, read: QuantityReading.bareTime)
        case .amount:
            return FactPattern(QuantityReading.bareAmount) { found in
                found[0].flatMap(QuantityReading.decimal).map {
                    FactPattern.Reading(value: "\(region == .brazil ? "BRL" : region.dollar) \($0)")
                }
            }
        case .speed: return FactPattern(QuantityReading.bareSpeed, read: QuantityReading.bareSpeed)
        case .number: return FactPattern(PlaceReading.bareNumber, read: PlaceReading.number)
        case .email, .phone, .street, .yesNo, .freeText: return nil
        }
    }

    /// `#48213`: what the domain counts.
    static var hash: FactPattern? { FactPattern(ReferenceReading.hash, read: ReferenceReading.reading) }

    private static let email =
        #"(?<![\w.+-])[\w.+'-]{1,64}@(?:[A-Z\d-]{1,63}\.){1,4}[A-Z]{2,24}(?![\w-])"#
    private static let phone = #"(?<![\w@.,/-])\+?\(?\d[\d ().-]{6,20}\d(?![\w-]|[.,/]\d)"#

    private static func postalCode(_ found: FoundText, in region: FactRegion) -> FactPattern.Reading {
        FactPattern.Reading(value: region.written(postalCode: found[0] ?? found.whole))
    }

    private static func phone(
        _ found: FoundText, in region: FactRegion, _ phones: PhoneRegion?
    ) -> FactPattern.Reading? {
        let whole = found.whole
        if let number = WrittenNumber(whole)?.number(in: phones), whole.hasPrefix("+") || number.isInUse {
            return FactPattern.Reading(value: number.text)
        }
        // Without an area code, in the two forms that Brazilians write them.
        let digits = whole.filter(\.isNumber)
        let isLocal = region == .brazil && whole.contains("-") && [8, 9].contains(digits.count)
        return isLocal ? FactPattern.Reading(value: digits) : nil
    }
}
