import Testing

@Suite struct TokensTests {
    @Test(arguments: [["--scope", "read", "--scope", "read"], ["--scope", "read,read"]])
    func `a scope that is given twice is one`(scopes: [String]) throws {
        try withProgram { program in
            let result = try program.run(["tokens", "create", "--name", "a", "--database", "sqlite:s.db"] + scopes)
            #expect(result.exitCode == 0, "\(result.errors)")
            #expect(result.output.contains(" (a), allowed: read.\n"), "\(result.output)")
        }
    }
}
