import Conversations

/// What pairs of nearly the same text mean for a corpus.
struct DuplicateLint {
    let rows: [CorpusRow]

    /// One finding a row at most, about the most telling of the rows before it.
    func findings(_ duplicates: NearDuplicates) -> [LintFinding] {
        var worst: [Int: (rank: Int, finding: LintFinding)] = [:]
        for pair in duplicates.pairs {
            let (kind, remark) = meaning(of: pair)
            let rank = Self.byImportance.firstIndex(of: kind) ?? Self.byImportance.count
            guard rank < worst[pair.second]?.rank ?? .max else { continue }
            let (first, second) = (rows[pair.first], rows[pair.second])
            let same = pair.isExact ? "the same text as" : "nearly the same text as"
            let finding = LintFinding(
                kind, file: second.file, line: second.line, message: "\(same) \(first.file):\(first.line)\(remark)")
            worst[pair.second] = (rank, finding)
        }
        return worst.values.map(\.finding)
    }

    private static let byImportance: [LintFinding.Kind] = [
        .conflictingDuplicate, .leakage, .exactDuplicate, .nearDuplicate,
    ]

    private func meaning(of pair: NearDuplicates.Pair) -> (kind: LintFinding.Kind, remark: String) {
        let (first, second) = (rows[pair.first], rows[pair.second])
        if pair.isExact, first.intent != second.intent {
            let remark = ", which has the intent \(shown(first.intent.rawValue)), not \(shown(second.intent.rawValue))"
            return (.conflictingDuplicate, remark)
        }
        let uses = [CorpusFileUse(path: first.file), CorpusFileUse(path: second.file)]
        if uses[0] != uses[1] { return (.leakage, ", across \(uses[0].rawValue) and \(uses[1].rawValue)") }
        let remark = first.intent == second.intent ? "" : ", which has the intent \(shown(first.intent.rawValue))"
        return (pair.isExact ? .exactDuplicate : .nearDuplicate, remark)
    }
}
