import Foundation

/// What labels have in common that differ only in case, blanks or marks.
///
/// People type labels: `Order/Order_Status`, `order / order status` and `order/órder-status` are meant as one, but are
/// three to whatever counts them.
struct LabelSpelling: Hashable {
    /// Letters and digits, folded; marks only where they part two numbers, as in `faq_1_1`.
    private let key: String

    init(_ label: String) {
        let plain = label.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var key = ""
        var isParted = false
        for character in plain {
            guard character.isLetter || character.isNumber else {
                isParted = true
                continue
            }
            if isParted, character.isNumber, key.last?.isNumber == true { key.append("_") }
            key.append(character)
            isParted = false
        }
        // A label of marks alone is its own spelling.
        self.key = key.isEmpty ? plain : key
    }
}
