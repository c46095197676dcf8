/// McNemar's exact test on two classifiers' outcomes for the same rows.
package enum McNemar {
    /// The two-sided probability of a split at least this uneven if neither were better.
    ///
    /// - Parameters:
    ///   - gained: rows that only the new one has right.
    ///   - lost: rows that only the old one has right.
    ///
    /// McNemar (1947), in the binomial form: twice the tail of Binomial(gained + lost, 1/2), at most 1.
    package static func pValue(gained: Int, lost: Int) -> Double {
        let trials = gained + lost
        guard trials > 0 else { return 1 }
        // The tail from the smaller side, each term relative to the middle one to stay within range.
        var tail = 0.0
        var total = 0.0
        var term = 1.0
        let middle = trials / 2
        let smaller = min(gained, lost)
        for successes in stride(from: middle, through: 0, by: -1) {
            total += successes * 2 == trials ? term : 2 * term
            if successes <= smaller { tail += term }
            term *= Double(successes) / Double(trials - successes + 1)
        }
        return min(1, 2 * tail / total)
    }
}
