import Foundation
import TestSupport
import Testing

/// The `triage` program that was built together with these tests.
enum Program {
    /// What a command left behind.
    struct Run: Sendable {
        let end: ChildProcess.End
        let output: String
        let errors: String
    }

    /// In the folder of the running test program.
    static func path() throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let candidates = [tests, CommandLine.arguments.first ?? tests].map {
            URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("triage").path
        }
        return try #require(
            candidates.first { FileManager.default.isExecutableFile(atPath: $0) },
            "build the program first: swift build --product triage")
    }

    /// - Parameter errors: where standard error goes when not to a file of the folder.
    static func start(
        _ arguments: [String], in folder: TemporaryFolder, name: String, errors: String? = nil
    ) throws -> ChildProcess {
        try ChildProcess(
            path(), arguments, output: folder.file(name + ".out"), errors: errors ?? folder.file(name + ".err"))
    }

    /// Runs a command to its end.
    static func run(_ arguments: [String], in folder: TemporaryFolder) async throws -> Run {
        let name = UUID().uuidString
        let process = try start(arguments, in: folder, name: name)
        let watchdog = Task {
            try await Task.sleep(for: .seconds(60))
            process.send(SIGKILL)
        }
        defer { watchdog.cancel() }
        let end = await process.waitUntilEnded()
        return Run(end: end, output: folder.text(of: name + ".out"), errors: folder.text(of: name + ".err"))
    }
}
