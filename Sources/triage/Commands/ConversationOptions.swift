import ArgumentParser
import Classifiers
import Conversations
import Decisions
import Evaluation
import Foundation
import Journey

/// Conversations to play through the journey, and what their answers must reach.
struct ConversationOptions: ParsableArguments {
    @Option(
        name: .customLong("conversations"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Files of conversations to play through the journey, with --model and --policy.", valueName: "path"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("How many wrong outcomes a text report shows.", valueName: "number"))
    var examples = 20

    @Option(
        name: .customLong("min-right"),
        help: ArgumentHelp("Least share of the conversations' automatic answers that are right.", valueName: "share"))
    var minimumRight: Double?

    @Option(
        name: .customLong("min-answered"),
        help: ArgumentHelp("Least share of the conversations that are answered.", valueName: "share"))
    var minimumAnswered: Double?

    /// Plays the conversations of the model's domain, told by the model file's name; all of them when none is of that name.
    func report(model: String, policy: Policy) throws -> DialogueReport {
        for case (let name, let bound?) in [("--min-right", minimumRight), ("--min-answered", minimumAnswered)]
        where !(0...1).contains(bound) {
            throw CommandFailure.badInput("\(name) must be between 0 and 1")
        }
        let dialogues = try DialogueFile.read(paths: paths)
        let name = ((model as NSString).lastPathComponent as NSString).deletingPathExtension
        let own = dialogues.filter { $0.domain == name }
        if !own.isEmpty, own.count < dialogues.count {
            Console.note("\(dialogues.count - own.count) conversations of other domains than \(name) are left out")
        }
        let played = own.isEmpty ? dialogues : own
        let domain = Domain(name: name, classifier: try Classifier(contentsOf: model), policy: policy)
        let play = DialoguePlay(domain: domain)
        var report = DialogueReport()
        let bar = ProgressBar("playing")
        defer { bar.finish() }
        for (number, dialogue) in played.enumerated() {
            report.add(dialogue, try play.turns(of: dialogue))
            if number % 64 == 0 { bar.show(Double(number) / Double(played.count)) }
        }
        return report
    }

    /// What the report does not reach.
    func failures(of report: DialogueReport) -> [String] {
        var failures: [String] = []
        let right = report.total.precision ?? 0
        if let minimumRight, right < minimumRight {
            failures.append(
                "of the answers \(decimal(right, digits: 4)) are right, below \(decimal(minimumRight, digits: 4))")
        }
        let answered = report.total.coverage
        if let minimumAnswered, answered < minimumAnswered {
            failures.append(
                "\(decimal(answered, digits: 4)) of the conversations are answered, below "
                    + decimal(minimumAnswered, digits: 4))
        }
        return failures
    }
}
