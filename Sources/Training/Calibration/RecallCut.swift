/// Where a score becomes a yes, when missing one is worse than a false alarm.
enum RecallCut {
    /// How much more recall counts than precision: the β of van Rijsbergen's F measure (Information Retrieval, 1979).
    static let beta = 2.0

    /// The score halfway between the last yes and the first no of the cut with the highest F₂; ties go to the stricter cut.
    static func best(scores: [Double], targets: [Bool]) -> Double {
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        let wanted = Double(targets.count { $0 })
        let weight = beta * beta
        var found = 0.0
        var best = (measure: 0.0, cut: 0.0)
        for (position, index) in order.enumerated() {
            if targets[index] { found += 1 }
            let next = position + 1 < order.count ? scores[order[position + 1]] : scores[index] - 1
            // Equal scores cannot be cut apart.
            guard next < scores[index] else { continue }
            let measure = (1 + weight) * found / (weight * wanted + Double(position + 1))
            if measure > best.measure { best = (measure, (scores[index] + next) / 2) }
        }
        return best.cut
    }
}
