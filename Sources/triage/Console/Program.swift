import ArgumentParser
import Foundation

/// Runs a command line to its end: parses, runs, and turns what went wrong into a line and an exit code.
enum Program {
    static func run<Root: AsyncParsableCommand>(_ root: Root.Type) async -> Never {
        do {
            var command = try root.parseAsRoot(arguments(CommandLine.arguments.dropFirst()))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            try Console.flush()
            exit(0)
        } catch {
            try? Console.flush()
            end(root, with: error)
        }
    }

    /// `--explain` stands alone or takes `=all`, which the parser cannot express for one name.
    private static func arguments(_ words: ArraySlice<String>) -> [String] {
        // What follows `--` are messages, whatever they look like.
        let options = words.prefix { $0 != "--" }
        return options.flatMap { word -> [String] in
            guard word.hasPrefix("--explain=") else { return [word] }
            return ["--explain-parts", String(word.dropFirst("--explain=".count))]
        } + words[options.endIndex...]
    }

    private static func end<Root: ParsableCommand>(_ root: Root.Type, with error: any Error) -> Never {
        let code = root.exitCode(for: error)
        // Help and version are no errors; a command that chose its own code has said why already.
        if code.isSuccess || error is ExitCode { root.exit(withError: error) }
        if code == .validationFailure {
            Console.note("triage: \(root.message(for: error))")
            exit(ExitCode.badInput.rawValue)
        }
        let failure = CommandFailure(error)
        for line in failure.lines { Console.note(line) }
        exit(failure.exitCode.rawValue)
    }
}
