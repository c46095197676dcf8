/// CPF and CNPJ, whose last two digits are computed from the others.
enum BrazilianDocument {
    static let cpf =
        #"(?<![\d.-])\d{3}\.\d{3}\.\d{3}-?\d{2}(?![\d/-])"#
        + #"|(?:\bcpf\b\D{0,12})(?<![\d.-])(\d{11}|\d{9}-\d{2})(?!\d)"#
    static let cnpj = #"(?<![\d.-])\d{2}\.?\d{3}\.?\d{3}/\d{4}-?\d{2}(?!\d)"#
    static let bareCPF = #"(?<![\d.-])\d{9}-?\d{2}(?!\d)"#
    static let bareCNPJ = #"(?<!\d)\d{14}(?!\d)"#

    static func cpf(_ found: FoundText) -> FactPattern.Reading? {
        let digits = digits(of: found[0] ?? found.whole)
        guard digits.count == 11 else { return nil }
        return FactPattern.Reading(
            value: written(digits, breaks: [3: ".", 6: ".", 9: "-"]),
            isValid: isChecked(digits, weights: [[10, 9, 8, 7, 6, 5, 4, 3, 2], [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]]))
    }

    static func cnpj(_ found: FoundText) -> FactPattern.Reading? {
        let digits = digits(of: found.whole)
        guard digits.count == 14 else { return nil }
        let weights = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
        return FactPattern.Reading(
            value: written(digits, breaks: [2: ".", 5: ".", 8: "/", 12: "-"]),
            isValid: isChecked(digits, weights: [weights, [6] + weights]))
    }

    private static func digits(of text: String) -> [Int] { text.compactMap(\.wholeNumberValue) }

    /// Receita Federal's rule: eleven minus the weighted sum's remainder by eleven, and nothing from ten on.
    private static func isChecked(_ digits: [Int], weights: [[Int]]) -> Bool {
        // One digit over and over satisfies the sums and is nobody's.
        guard Set(digits).count > 1 else { return false }
        return weights.allSatisfy { weights in
            let remainder = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
            return digits[weights.count] == (remainder < 2 ? 0 : 11 - remainder)
        }
    }

    private static func written(_ digits: [Int], breaks: [Int: String]) -> String {
        digits.enumerated().reduce(into: "") { text, digit in
            text += (breaks[digit.offset] ?? "") + String(digit.element)
        }
    }
}
