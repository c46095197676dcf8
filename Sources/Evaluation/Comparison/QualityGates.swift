/// What a model must reach to be let through.
package struct QualityGates: Hashable, Sendable {
    package var minimumAccuracy: Double?
    package var minimumMacroF1: Double?
    /// Least coverage at 95 % precision.
    package var minimumCoverage: Double?
    package var maximumECE: Double?
    /// Greatest share of cases that any capability of the behaviour suites may fail.
    package var maximumBehaviourFailures: Double?
    /// Refuses what is worse than the baseline beyond chance.
    package var refusesRegression: Bool

    package init(
        minimumAccuracy: Double? = nil, minimumMacroF1: Double? = nil, minimumCoverage: Double? = nil,
        maximumECE: Double? = nil, maximumBehaviourFailures: Double? = nil, refusesRegression: Bool = false
    ) {
        self.minimumAccuracy = minimumAccuracy
        self.minimumMacroF1 = minimumMacroF1
        self.minimumCoverage = minimumCoverage
        self.maximumECE = maximumECE
        self.maximumBehaviourFailures = maximumBehaviourFailures
        self.refusesRegression = refusesRegression
    }

    /// One line for each gate that `report` does not pass.
    package func failures(of report: EvaluationReport) -> [String] {
        var failures: [String] = []
        func least(_ name: String, _ value: Double, _ minimum: Double?) {
            guard let minimum, value < minimum else { return }
            failures.append("\(name) is \(decimal(value, digits: 4)), below \(decimal(minimum, digits: 4))")
        }
        least("accuracy", report.accuracy, minimumAccuracy)
        least("macro F1", report.macroF1, minimumMacroF1)
        least("coverage at 95 % precision", report.coverage.at095, minimumCoverage)
        if let maximumECE, report.calibration.ece > maximumECE {
            failures.append(
                "calibration error is \(decimal(report.calibration.ece, digits: 4)), above "
                    + decimal(maximumECE, digits: 4))
        }
        if let maximumBehaviourFailures, let behaviour = report.behaviour {
            for (name, tally) in behaviour.capabilities.sorted(by: { $0.key < $1.key })
            where tally.failureRate > maximumBehaviourFailures {
                failures.append(
                    "\(name) fails in \(percent(tally.failureRate)) of its cases, above "
                        + percent(maximumBehaviourFailures))
            }
        }
        if refusesRegression, report.comparison?.isRegression == true {
            failures.append("accuracy is lower than the baseline's beyond chance")
        }
        return failures
    }
}
