import Foundation

/// Exact one-sided lower bound on a share.
///
/// Clopper, C. J. and Pearson, E. S. (1934): The use of confidence or fiducial limits illustrated in the case of the
/// binomial.
package enum ClopperPearson {
    /// The largest share under which so many successes or more are still as improbable as `1 - confidence`.
    ///
    /// - Returns: 0 without successes.
    package static func lowerBound(successes: Int, of trials: Int, confidence: Double) -> Double {
        guard successes > 0, trials >= successes else { return 0 }
        let risk = 1 - confidence
        // All right: the equation p^n = risk can be solved directly.
        if successes == trials { return exp(log(risk) / Double(trials)) }
        var (low, high) = (0.0, Double(successes) / Double(trials))
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if tail(successes, of: trials, share: middle) <= risk { low = middle } else { high = middle }
        }
        return low
    }

    /// True when the lower bound is at least `target`, in 0..<1.
    package static func reaches(_ target: Double, successes: Int, of trials: Int, confidence: Double) -> Bool {
        successes > 0 && trials >= successes && tail(successes, of: trials, share: target) <= 1 - confidence
    }

    /// Trials that are needed for the bound to reach `target` when all but `wrong` come out right: 59 for 0.95 at 95 %
    /// without a wrong one.
    package static func leastTrials(target: Double, confidence: Double, wrong: Int = 0) -> Int {
        // Without a wrong one target^n = 1 - confidence; rounding may put a whole number just above itself.
        var high = max(1, Int((log(1 - confidence) / log(target)).rounded(.up)) - 1) + wrong
        func isEnough(_ trials: Int) -> Bool {
            reaches(target, successes: trials - wrong, of: trials, confidence: confidence)
        }
        var low = high - 1
        while !isEnough(high) {
            low = high
            high *= 2
        }
        while high - low > 1 {
            let middle = (low + high) / 2
            if isEnough(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The probability of so many successes or more: I_p(k, n - k + 1).
    private static func tail(_ successes: Int, of trials: Int, share: Double) -> Double {
        IncompleteBeta.regularised(share, Double(successes), Double(trials - successes + 1))
    }
}
