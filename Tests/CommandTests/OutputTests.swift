import Testing

/// What commands write arrives whole and in order, through a pipe as on a terminal.
@Suite struct OutputTests {
    @Test func `a new token stands first`() throws {
        try withProgram { program in
            let result = try program.run(["tokens", "create", "--name", "mine", "--database", "sqlite:s.db"])
            #expect(result.exitCode == 0, "\(result.errors)")
            let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
            try #require(lines.count == 5, "\(result.output)")
            #expect(lines[0].wholeMatch(of: #/trg_\S+/#) != nil, "\(lines[0])")
            #expect(lines[1].isEmpty)
            #expect(lines[2].hasPrefix("This is tok_") && lines[2].contains("(mine)"))
            #expect(lines[3] == "It is not stored and cannot be shown again.")
            #expect(lines[4].isEmpty)
        }
    }

    @Test func `every command's output ends with its line`() throws {
        try withProgram { program in
            for arguments in [
                ["migrate"], ["migrate"], ["migrate", "--dry-run"], ["tokens", "list"], ["endpoints", "list"],
            ] {
                let result = try program.run(arguments + ["--database", "sqlite:s.db"])
                #expect(result.exitCode == 0, "\(result.errors)")
                #expect(result.output.hasSuffix("\n"))
            }
        }
    }
}
