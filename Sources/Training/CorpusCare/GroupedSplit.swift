import Conversations

/// Deals rows into parts so that every intent is in each part by its share, and near-duplicates stay together.
///
/// What there is of an intent goes to the largest part first: nobody can learn what only the test has.
package struct GroupedSplit: Sendable {
    /// For each row the part it belongs to.
    package let parts: [Int]

    /// - Parameters:
    ///   - shares: the parts' shares of the rows, each above 0; they need not add up to 1.
    ///   - groups: for each row the name of its group, as ``NearDuplicates/groups`` gives them.
    ///   - seed: the same seed gives the same parts.
    package init(_ rows: [CorpusRow], shares: [Double], groups: [Int], seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let total = shares.reduce(0, +)
        let largest = shares.max() ?? 0
        var membersByGroup: [Int: [Int]] = [:]
        for (row, group) in groups.enumerated() { membersByGroup[group, default: []].append(row) }
        // A group belongs to its first row's intent; groups with several are conflicts, and rare.
        var groupsByIntent: [IntentLabel: [Int]] = [:]
        for group in membersByGroup.keys.sorted() { groupsByIntent[rows[group].intent, default: []].append(group) }

        var parts = [Int](repeating: 0, count: rows.count)
        var filledOverall = [Int](repeating: 0, count: shares.count)
        for intent in groupsByIntent.keys.sorted() {
            var filled = [Int](repeating: 0, count: shares.count)
            // Large groups first, while there is room to even them out.
            let order = (groupsByIntent[intent] ?? []).shuffled(using: &generator)
                .map { membersByGroup[$0] ?? [] }.enumerated()
                .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            for (_, members) in order {
                // The part that is furthest below its share of this intent, then of everything.
                let isFirst = filled.allSatisfy { $0 == 0 }
                let part = shares.indices.filter { !isFirst || shares[$0] == largest }.min { left, right in
                    func load(_ part: Int, _ filled: [Int]) -> Double { Double(filled[part]) / (shares[part] / total) }
                    let (mine, other) = (load(left, filled), load(right, filled))
                    return mine != other ? mine < other : load(left, filledOverall) < load(right, filledOverall)
                }
                guard let part else { continue }
                filled[part] += members.count
                filledOverall[part] += members.count
                for member in members { parts[member] = part }
            }
        }
        self.parts = parts
    }

    /// The positions of the rows in `part`, ascending.
    package func rows(in part: Int) -> [Int] { parts.indices.filter { parts[$0] == part } }
}
