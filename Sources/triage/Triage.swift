import ArgumentParser
import Foundation

/// The program and its commands.
@main
struct Triage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage",
        abstract: "Takes customers' messages, answers what it is sure of, and hands the rest to people.",
        discussion: """
            Exit codes: 0 done, 1 the work failed, 2 bad usage or bad input, 3 a quality gate was not met.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Service",
                subcommands: [
                    ServeCommand.self, TokensCommand.self, EndpointsCommand.self, WebhooksCommand.self,
                    MigrateCommand.self, DoctorCommand.self,
                ]),
            CommandGroup(
                name: "Data team",
                subcommands: [
                    TrainCommand.self, EvalCommand.self, TuneCommand.self, PolicyCommand.self, ClassifyCommand.self,
                    CorpusCommand.self, BenchCommand.self,
                ]),
        ])

    static func main() async {
        // A reader that goes away must end our output, not the program with a signal.
        signal(SIGPIPE, SIG_IGN)
        // The same for a file that reaches the limit set for the process: it is a full disk to us.
        signal(SIGXFSZ, SIG_IGN)
        await Program.run(Self.self)
    }
}
