import Foundation
import Testing

/// The program explains itself, and the documents speak of the program as it is.
@Suite struct HelpTests {
    @Test func `every command says what it is for and what each of its options does`() throws {
        try withProgram { program in
            for (command, help) in try Self.helps(program) {
                let overview = try #require(help.firstMatch(of: #/^OVERVIEW: ((?s:.+?))\n\n/#)).1
                #expect(overview.hasSuffix("."), "\(command): \(overview)")
                // Commands command: check, not checks.
                #expect(command.isEmpty || !overview.prefix { $0 != " " }.hasSuffix("s"), "\(command): \(overview)")
                let lines = help.split(separator: "\n")
                for (line, next) in zip(lines, lines.dropFirst() + [""]) {
                    guard let option = line.firstMatch(of: #/^  (<\S+>|-\S+(?:, -\S+)?(?: <\S+>)?)( +\S.*)?$/#) else {
                        continue
                    }
                    let isExplained = option.2 != nil || next.hasPrefix("                    ")
                    #expect(isExplained, "\(command): \(option.1)")
                    // `--config <config>` says nothing about the value.
                    if let value = option.1.firstMatch(of: #/^--(\S+) <(\S+)>/#) {
                        #expect(value.1 != value.2, "\(command): \(option.1)")
                    }
                }
            }
        }
    }

    @Test func `a command in the documents is one of the program, with options that it has`() throws {
        try withProgram { program in
            let helps = try Self.helps(program)
            var found = 0
            for (file, line) in try Self.commandLines() {
                found += 1
                let words = line.split(separator: " ").map(String.init)
                var path: [String] = []
                while path.count < words.count, helps[(path + [words[path.count]]).joined(separator: " ")] != nil {
                    path.append(words[path.count])
                }
                let help = try #require(helps[path.joined(separator: " ")])
                let isComplete = !help.contains("<subcommand>") || words.count == path.count
                #expect(isComplete, "\(file): triage \(line)")
                for word in words where word.hasPrefix("--") {
                    let flag = word.prefix { $0 != "=" }
                    #expect(help.contains("\(flag) ") || help.contains("\(flag)\n"), "\(file): triage \(line)")
                }
            }
            #expect(found > 10)
        }
    }

    /// The help of every command by its name, such as `tokens create`; that of the program by the empty name.
    private static func helps(_ program: ProgramUnderTest) throws -> [String: String] {
        var helps: [String: String] = [:]
        var left = [[String]()]
        while let command = left.popLast() {
            let result = try program.run(command + ["--help"])
            #expect(result.exitCode == 0 && result.errors.isEmpty, "\(command)")
            helps[command.joined(separator: " ")] = result.output
            var isList = false
            for line in result.output.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasSuffix("SUBCOMMANDS:") { isList = true } else if line.isEmpty { isList = false }
                if isList, let name = line.firstMatch(of: #/^  ([a-z]\S*) +/#) {
                    left.append(command + [String(name.1)])
                }
            }
        }
        return helps
    }

    /// What follows `triage` in code blocks and `code` of the documents, up to what the shell or a comment ends.
    private static func commandLines() throws -> [(file: String, line: String)] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("docs").path)
        var lines: [(String, String)] = []
        for name in ["README.md", "CONTRIBUTING.md"] + names.map({ "docs/\($0)" }) where name.hasSuffix(".md") {
            let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
            for match in text.matches(of: #/(?:^|[`(\/])triage (?<words>[a-z][^`|#)\n]*)/#.anchorsMatchLineEndings()) {
                lines.append((name, String(match.output.words.split(separator: "  ")[0])))
            }
        }
        return lines
    }
}
