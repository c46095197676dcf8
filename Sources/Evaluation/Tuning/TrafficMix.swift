package import YAMLDocuments

/// In what proportion a channel's conversations are of each kind, so that a bound is about traffic and not about how many
/// examples of each kind somebody wrote.
package struct TrafficMix: Hashable, Sendable {
    /// What a kind's share counts for, above 0; the sum does not matter.
    package var shares: [String: Double]
    /// For kinds that are not named.
    package var others: Double

    package init(shares: [String: Double], others: Double) {
        self.shares = shares
        self.others = others
    }

    /// Reads `traffic.yaml`: `kinds`, each with its share, and `others`.
    package static func read(path: String) throws(YAMLProblem) -> TrafficMix {
        let root = try YAMLDocument.read(path: path).root.mapping(keys: ["kinds", "others"])
        var shares: [String: Double] = [:]
        for entry in try root.required("kinds").mapping().entries {
            shares[entry.key] = try entry.value.number(in: 0.001...1_000)
        }
        return TrafficMix(shares: shares, others: try root.required("others").number(in: 0.001...1_000))
    }

    /// What each case counts, given how many there are of each kind; on average 1.
    package func weights(of counts: [String: Int]) -> [String: Double] {
        let total = Double(counts.values.reduce(0, +))
        let shareSum = counts.keys.reduce(0) { $0 + (shares[$1] ?? others) }
        guard total > 0, shareSum > 0 else { return [:] }
        return counts.reduce(into: [:]) { weights, kind in
            guard kind.value > 0 else { return }
            weights[kind.key] = (shares[kind.key] ?? others) / shareSum * total / Double(kind.value)
        }
    }
}
