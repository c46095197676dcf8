import ArgumentParser
import Foundation

/// Where the program starts: parses the command line, runs the command, turns what went wrong into an exit code.
@main
enum Program {
    static func main() async {
        // A reader that goes away must end our output, not the program with a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Triage.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exit(report(error))
        }
    }

    /// Prints what went wrong and returns the exit code of the contract: 0 done, 1 failed, 2 bad usage or input, 3 gate.
    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case is BadInput: return complain(error, code: 2)
        case is WorkFailed: return complain(error, code: 1)
        case is GateNotMet: return complain(error, code: 3)
        default: break
        }
        let code = Triage.exitCode(for: error)
        let text = Triage.fullMessage(for: error)
        if code == .success {
            print(text)
            return 0
        }
        if !text.isEmpty { write(text) }
        return code == .validationFailure ? 2 : code.rawValue
    }

    private static func complain(_ error: any Error, code: Int32) -> Int32 {
        write("triage: \(error)")
        return code
    }

    private static func write(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
