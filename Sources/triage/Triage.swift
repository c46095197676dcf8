import ArgumentParser

/// The program and its commands.
struct Triage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage",
        abstract: "Takes customers' messages, answers what it is sure of, and hands the rest to people.",
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Service",
                subcommands: [
                    ServeCommand.self, TokensCommand.self, EndpointsCommand.self, MigrateCommand.self,
                    DoctorCommand.self,
                ])
        ])
}
