import Foundation
import Testing

/// The built program, run as its users run it.
struct ProgramUnderTest {
    struct Result {
        var exitCode: Int32
        var output: String
        var errors: String

        /// The lines of standard error.
        var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

        /// Standard output as one JSON object.
        func object() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        }

        /// Standard output as one JSON object a line.
        func objects() throws -> [[String: Any]] {
            try output.split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
        }
    }

    /// A folder of its own, removed with the value that owns it.
    let folder: String

    /// Beside the test bundle, where the build leaves it.
    static var path: String {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("triage").path
    }

    func start(_ arguments: [String], input: Pipe, output: Pipe, errors: Pipe) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        return process
    }

    /// Runs to the end; whatever is written is read meanwhile.
    func run(_ arguments: [String], input: [UInt8] = []) throws -> Result {
        let (inputPipe, outputPipe) = (Pipe(), Pipe())
        // Standard error goes to a file: reading two pipes at once would need a thread.
        let errorFile = folder + "/stderr-\(UUID().uuidString)"
        _ = FileManager.default.createFile(atPath: errorFile, contents: nil)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = inputPipe
        process.standardOutput = outputPipe
        process.standardError = FileHandle(forWritingAtPath: errorFile)
        try process.run()
        try inputPipe.fileHandleForWriting.write(contentsOf: Data(input))
        try inputPipe.fileHandleForWriting.close()
        let output = try outputPipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let errors = FileManager.default.contents(atPath: errorFile) ?? Data()
        return Result(
            exitCode: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// Runs to the end, and tells the most bytes that the process held, as the system counts them.
    func runMeasured(_ arguments: [String]) throws -> (result: Result, peakBytes: Int) {
        // The kernel's count is gone with the process, so a shell stays behind to read it.
        let report = folder + "/peak-\(UUID().uuidString)"
        let (outputPipe, errorPipe) = (Pipe(), Pipe())
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.measuring, report, Self.path] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = outputPipe
        process.standardError = errorPipe
        try process.run()
        let output = try outputPipe.fileHandleForReading.readToEnd() ?? Data()
        let errors = try errorPipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let peak = FileManager.default.contents(atPath: report).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        let result = Result(
            exitCode: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
        return (result, try #require(peak) * 1024)
    }

    /// The child's peak resident size, VmHWM, as `wait4` reports it.
    private static let measuring = """
        import os, sys
        child = os.spawnv(os.P_NOWAIT, sys.argv[2], sys.argv[2:])
        _, status, usage = os.wait4(child, 0)
        open(sys.argv[1], "w").write(str(usage.ru_maxrss))
        sys.exit(os.waitstatus_to_exitcode(status))
        """

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    func contents(_ name: String) -> Data? { FileManager.default.contents(atPath: "\(folder)/\(name)") }
}

/// A program with a folder of its own that goes away afterwards.
func withProgram(_ body: (ProgramUnderTest) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(ProgramUnderTest(folder: folder.path))
}

extension ProgramUnderTest {
    /// A corpus that is easily told apart: three intents of twelve rows, and some that are out of scope.
    func writeCorpus() throws {
        let subjects = [
            "billing/second_copy": ["boleto", "fatura", "segunda via", "código de barras"],
            "technical/slow": ["internet lenta", "conexão devagar", "velocidade baixa", "wifi travando"],
            "plans/cancel": ["cancelar", "encerrar contrato", "desistir do plano", "rescindir"],
            "out_of_scope": ["receita de bolo", "placar do jogo", "previsão do tempo", "piada engraçada"],
        ]
        let frames = ["quero {} hoje", "preciso de ajuda com {}", "bom dia, {} por favor", "{}"]
        var lines = ["text,intent,sentiment,frustrated,urgent"]
        for (intent, words) in subjects.sorted(by: { $0.key < $1.key }) {
            for (index, word) in words.enumerated() {
                for frame in frames {
                    let text = frame.replacingOccurrences(of: "{}", with: word)
                    lines.append("\"\(text)\",\(intent),\(index == 0 ? "negative" : "neutral"),\(index == 0),false")
                }
            }
        }
        try write("train.csv", lines.joined(separator: "\n"))
    }

    func train() throws {
        try writeCorpus()
        let result = try run(["train", "--corpus", "train.csv", "--output", "m.triage"])
        try #require(result.exitCode == 0, "\(result.errors)")
    }
}
