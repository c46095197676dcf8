package import Conversations

/// A label of a corpus that is likely meant otherwise, or that a model does not know.
package struct UncertainLabel: Hashable, Sendable {
    package var label: IntentLabel
    /// How many rows have it.
    package var rows: Int
    /// Where the first of them stands.
    package var file: String
    package var line: Int
    /// The label that differs only in case, blanks or marks; nil when there is none.
    package var meant: IntentLabel?
    /// True when a model was asked and does not know the label.
    package var isUnknown: Bool

    /// Those of `rows`, in the order of their first rows.
    ///
    /// - Parameter known: the labels of a model; nil to hold the rows' labels against each other, the more frequent
    ///   spelling being the meant one.
    package static func all(in rows: [CorpusRow], known: [IntentLabel]? = nil) -> [UncertainLabel] {
        var counts: [IntentLabel: (count: Int, first: Int)] = [:]
        for (position, row) in rows.enumerated() { counts[row.intent, default: (0, position)].count += 1 }
        let labels = counts.sorted { $0.value.first < $1.value.first }
        let isKnown = known.map { Set($0).union([.outOfScope]) }
        let spellings =
            known.map { Spellings($0.map { ($0, 0) } + [(.outOfScope, 0)]) } ?? Spellings(labels.map { ($0, $1.count) })
        return labels.compactMap { label, found in
            let likely = spellings.meant(by: label)
            let isUnknown = isKnown.map { !$0.contains(label) } ?? false
            guard isUnknown || isKnown == nil && likely != nil else { return nil }
            let first = rows[found.first]
            return UncertainLabel(
                label: label, rows: found.count, file: first.file, line: first.line, meant: likely,
                isUnknown: isUnknown)
        }
    }

    /// `3 rows are labelled 'Order/Status', which the model does not know; 'order/status' differs only in …`.
    package var message: String {
        let subject = "\(rows) row\(rows == 1 ? " is" : "s are") labelled \(shown(label.rawValue))"
        let other = meant.map { "\(shown($0.rawValue)) differs only in case, blanks or marks" }
        guard isUnknown else { return other.map { "\(subject), and \($0)" } ?? subject }
        return "\(subject), which the model does not know" + (other.map { "; \($0)" } ?? "")
    }
}

/// The label, and the category, that each spelling stands for: the one with the most rows, the first of equals.
private struct Spellings {
    private let labels: [LabelSpelling: String]
    private let categories: [LabelSpelling: String]

    init(_ labels: [(label: IntentLabel, rows: Int)]) {
        self.labels = Self.commonest(labels.map { ($0.label.rawValue, $0.rows) })
        var categories: [String: Int] = [:]
        for (label, rows) in labels { categories[label.category, default: 0] += rows }
        let order = labels.map(\.label.category)
        self.categories = Self.commonest(order.map { ($0, categories[$0] ?? 0) })
    }

    private static func commonest(_ names: [(name: String, rows: Int)]) -> [LabelSpelling: String] {
        Dictionary(names.map { (LabelSpelling($0.name), $0) }) { $0.rows >= $1.rows ? $0 : $1 }.mapValues(\.name)
    }

    /// Another label that is spelled nearly like this one, or would be with its category as others spell it.
    func meant(by label: IntentLabel) -> IntentLabel? {
        if let whole = labels[LabelSpelling(label.rawValue)], whole != label.rawValue { return IntentLabel(whole) }
        let category = label.category
        guard let usual = categories[LabelSpelling(category)], usual != category else { return nil }
        return IntentLabel(usual + label.rawValue.dropFirst(category.count))
    }
}
