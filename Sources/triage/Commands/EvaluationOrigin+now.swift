import ArgumentParser
import Conversations
import Evaluation
import Foundation

extension EvaluationReport.Origin {
    /// This moment, and this program.
    static var now: Self {
        Self(made: Instant(Date()).rfc3339, program: "triage \(Triage.configuration.version)")
    }
}
