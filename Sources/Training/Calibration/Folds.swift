/// Shares rows out to folds so that each label is spread evenly.
package enum Folds {
    /// The fold of each row, 0..<count; the same for the same labels and seed.
    package static func stratified(labels: [Int], count: Int, seed: UInt64) -> [Int] {
        guard count > 1 else { return Array(repeating: 0, count: labels.count) }
        var generator = SeededGenerator(seed: seed)
        var rowsByLabel: [Int: [Int]] = [:]
        for (row, label) in labels.enumerated() { rowsByLabel[label, default: []].append(row) }
        var folds = Array(repeating: 0, count: labels.count)
        var next = 0
        for label in rowsByLabel.keys.sorted() {
            for row in (rowsByLabel[label] ?? []).shuffled(using: &generator) {
                folds[row] = next % count
                next += 1
            }
        }
        return folds
    }
}
