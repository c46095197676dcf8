import Foundation
import Testing

/// Whichever command reads a file, the same fault is told in the same words.
@Suite struct UnreadableFileTests {
    private static let commands: [(arguments: [String], name: String)] = [
        (["classify", "--model", "FILE", "oi"], "a.triage"),
        (["train", "--corpus", "train.csv", "--output", "m", "--rules", "FILE"], "a.yaml"),
        (["corpus", "stats", "FILE"], "a.csv"),
    ]

    private func complaints(
        _ program: ProgramUnderTest, _ make: (String) throws -> Void
    ) throws -> Set<String> {
        var complaints: Set<String> = []
        for (arguments, name) in Self.commands {
            try make(program.folder + "/" + name)
            let result = try program.run(arguments.map { $0 == "FILE" ? name : $0 })
            #expect(result.exitCode == 2 && result.errorLines.count == 1, "\(result.errors)")
            complaints.insert(result.errors.replacingOccurrences(of: name, with: "FILE"))
        }
        return complaints
    }

    @Test func `no file`() throws {
        try withProgram { program in
            try program.write("train.csv", "text,intent\na,x\nb,y\n")
            let complaints = try complaints(program) { path in
                try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
            }
            #expect(complaints == ["FILE: cannot be read: it is not a regular file\n"])
        }
    }

    @Test(.enabled(if: geteuid() != 0))
    func `no permission`() throws {
        try withProgram { program in
            try program.write("train.csv", "text,intent\na,x\nb,y\n")
            let complaints = try complaints(program) { path in
                _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0])
            }
            #expect(complaints == ["FILE: cannot be read: no permission\n"])
        }
    }
}
