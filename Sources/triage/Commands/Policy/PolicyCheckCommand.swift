import ArgumentParser
import Classifiers
import Conversations
import Decisions

/// Reads a policy as the service would.
struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a policy folder: everything that is wrong at once, each with file and line.")

    @Argument(help: "The policy folder.")
    var folder: String

    @Option(
        help: ArgumentHelp(
            "The model that the policy is for; intents that only one of the two knows are told.", valueName: "file"))
    var model: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let policy = try PolicyFolder.load(folder)
        let labels = try model.map { try ModelFile(contentsOf: $0).header.labels.map { IntentLabel($0) } }
        if let labels, let model {
            try PolicyFolder.check(policy, at: folder, fits: model, with: labels)
        }
        let summary = Summary(
            policy: policy.digest, categories: policy.categories.sorted(),
            uncovered: labels.map { policy.uncovered(of: $0).filter { $0 != .outOfScope }.map(\.rawValue) },
            thresholds: Dictionary(
                uniqueKeysWithValues: policy.categories.compactMap { name in
                    policy.threshold(ofCategory: name).map { (name, $0) }
                }))
        try Console.write(json ? JSONLine.text(of: summary) : summary.text(of: folder))
    }

    private struct Summary: Encodable {
        var policy: String
        var categories: [String]
        /// Intents of the model that replies.yaml says nothing about; nil without a model.
        var uncovered: [String]?
        /// By category; those that stay with people have none.
        var thresholds: [String: Double]

        func text(of folder: String) -> String {
            let people = categories.filter { thresholds[$0] == nil }
            var lines = [
                "\(folder): sound, \(policy)",
                "categories \(categories.count), of which \(people.count) stay with people by their threshold",
            ]
            if let uncovered, !uncovered.isEmpty {
                lines.append(
                    "people     also get what replies.yaml does not list: \(uncovered.joined(separator: ", "))")
            }
            return lines.joined(separator: "\n") + "\n"
        }
    }
}
