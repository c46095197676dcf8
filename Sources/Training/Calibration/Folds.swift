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

    /// Beyond so many rows near-duplicates are not looked for: it would take more memory than training may.
    private static let groupedRows = 200_000

    /// The same, with near-duplicates in one fold where that leaves folds of about one size: a row that has its like among
    /// those a model learned from vouches for a confidence that no new message deserves.
    package static func parting(_ rows: [CorpusRow], labels: [Int], count: Int, seed: UInt64) -> [Int] {
        guard count > 1, rows.count <= groupedRows else { return stratified(labels: labels, count: count, seed: seed) }
        let split = GroupedSplit(
            rows, shares: [Double](repeating: 1, count: count), groups: NearDuplicates(rows.map(\.text)).groups,
            seed: seed)
        var sizes = [Int](repeating: 0, count: count)
        for part in split.parts { sizes[part] += 1 }
        let isEven = sizes.allSatisfy { (rows.count / (2 * count)...2 * rows.count / count + 1).contains($0) }
        return isEven ? split.parts : stratified(labels: labels, count: count, seed: seed)
    }
}
