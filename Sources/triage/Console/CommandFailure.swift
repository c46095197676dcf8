import ArgumentParser
import Classifiers
import Decisions
import Evaluation
import Training
import YAMLDocuments

/// Why a command ends early, in the words its user reads.
enum CommandFailure: Error {
    case badInput(String)
    case workFailed(String)
    case gateNotMet([String])

    /// What any stage's error means to the user of a command.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let problem as CorpusProblem:
            if case .unwritable = problem.reason {
                self = .workFailed(problem.description)
            } else {
                self = .badInput(problem.description)
            }
        case let problem as DialogueProblem: self = .badInput(problem.description)
        case let error as ModelFileError: self = .badInput(error.description)
        case let error as PolicyError: self = .badInput(error.description)
        case let problem as YAMLProblem: self = .badInput(problem.description)
        case let problems as YAMLProblems: self = .badInput(problems.description)
        case TrainingError.unwritable(let reason): self = .workFailed("the model cannot be written: \(reason)")
        case let error as TrainingError: self = .badInput(error.description)
        default: self = .workFailed("\(error)")
        }
    }

    var exitCode: ExitCode {
        switch self {
        case .badInput: .badInput
        case .workFailed: .workFailed
        case .gateNotMet: .gateNotMet
        }
    }

    /// What goes to standard error, one line a matter.
    var lines: [String] {
        switch self {
        case .badInput(let line), .workFailed(let line): [line]
        case .gateNotMet(let lines): lines
        }
    }
}

extension CommandFailure: CustomStringConvertible {
    var description: String { lines.joined(separator: "; ") }
}
