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

    /// One gate and what became of it.
    package struct Verdict: Hashable, Sendable {
        /// The same in every run, so that a build server can follow it.
        package var name: String
        /// What is wrong, in a line; nil when the gate is passed.
        package var failure: String?
    }

    /// One line for each gate that `report` does not pass.
    package func failures(of report: EvaluationReport) -> [String] { verdicts(on: report).compactMap(\.failure) }

    /// One verdict for each gate, and for each capability where behaviour is one.
    func verdicts(on report: EvaluationReport) -> [Verdict] {
        var verdicts: [Verdict] = []
        func bound(_ name: String, _ value: Double, least minimum: Double?) {
            guard let minimum else { return }
            let failure = "\(name) is \(decimal(value, digits: 4)), below \(decimal(minimum, digits: 4))"
            verdicts.append(Verdict(name: name, failure: value < minimum ? failure : nil))
        }
        bound("accuracy", report.accuracy, least: minimumAccuracy)
        bound("macro F1", report.macroF1, least: minimumMacroF1)
        bound("coverage at 95 % precision", report.coverage.at095, least: minimumCoverage)
        if let maximumECE {
            let (name, value) = ("calibration error", report.calibration.ece)
            let failure = "\(name) is \(decimal(value, digits: 4)), above \(decimal(maximumECE, digits: 4))"
            verdicts.append(Verdict(name: name, failure: value > maximumECE ? failure : nil))
        }
        if let maximumBehaviourFailures, let behaviour = report.behaviour {
            for (name, tally) in behaviour.capabilities.sorted(by: { $0.key < $1.key }) {
                let failure =
                    "\(name) fails in \(percent(tally.failureRate)) of its cases, above \(percent(maximumBehaviourFailures))"
                let isPassed = tally.failureRate <= maximumBehaviourFailures
                verdicts.append(Verdict(name: "behaviour: \(name)", failure: isPassed ? nil : failure))
            }
        }
        if refusesRegression {
            let failure = "accuracy is lower than the baseline's beyond chance"
            let isRegression = report.comparison?.isRegression == true
            verdicts.append(Verdict(name: "no regression", failure: isRegression ? failure : nil))
        }
        return verdicts
    }
}
