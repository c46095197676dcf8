import ArgumentParser
import Evaluation

/// What must be reached for exit code 0 instead of 3.
struct GateOptions: ParsableArguments {
    @Option(name: .customLong("min-accuracy"), help: ArgumentHelp("Least accuracy, in 0...1.", valueName: "share"))
    var minimumAccuracy: Double?

    @Option(name: .customLong("min-macro-f1"), help: ArgumentHelp("Least macro F1, in 0...1.", valueName: "share"))
    var minimumMacroF1: Double?

    @Option(
        name: .customLong("min-coverage"),
        help: ArgumentHelp("Least coverage at 95 % precision, in 0...1.", valueName: "share"))
    var minimumCoverage: Double?

    @Option(
        name: .customLong("max-ece"), help: ArgumentHelp("Greatest calibration error, in 0...1.", valueName: "error"))
    var maximumECE: Double?

    @Option(
        name: .customLong("max-behaviour-failures"),
        help: ArgumentHelp("Greatest share of cases that any capability may fail, in 0...1.", valueName: "share"))
    var maximumBehaviourFailures: Double?

    @Flag(name: .customLong("fail-on-regression"), help: "Refuse what is worse than the baseline beyond chance.")
    var failsOnRegression = false

    /// Whether anything is asked for.
    var areAny: Bool {
        failsOnRegression || minimumAccuracy != nil || minimumMacroF1 != nil || minimumCoverage != nil
            || maximumECE != nil || maximumBehaviourFailures != nil
    }

    var gates: QualityGates {
        get throws {
            let bounds = [
                ("--min-accuracy", minimumAccuracy), ("--min-macro-f1", minimumMacroF1),
                ("--min-coverage", minimumCoverage), ("--max-ece", maximumECE),
                ("--max-behaviour-failures", maximumBehaviourFailures),
            ]
            for case (let name, let bound?) in bounds where !(0...1).contains(bound) {
                throw CommandFailure.badInput("\(name) must be between 0 and 1")
            }
            return QualityGates(
                minimumAccuracy: minimumAccuracy, minimumMacroF1: minimumMacroF1, minimumCoverage: minimumCoverage,
                maximumECE: maximumECE, maximumBehaviourFailures: maximumBehaviourFailures,
                refusesRegression: failsOnRegression)
        }
    }
}
