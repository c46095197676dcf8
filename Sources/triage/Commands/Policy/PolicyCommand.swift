import ArgumentParser

/// Begins and checks policies.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Begin a policy for a model, and check one.",
        subcommands: [PolicyInitCommand.self, PolicyCheckCommand.self])
}
