import Foundation
import InputFiles
import Testing

@Suite struct InputFileTests {
    /// Runs `body` in a folder that goes away afterwards.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test(arguments: [0, 1, 4095, 4096, 100_000])
    func `a file is read whole, and not beyond its limit`(count: Int) throws {
        try inFolder { folder in
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let path = folder + "/file"
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            #expect(try InputFile.read(path, limit: count) == bytes)
            #expect(try InputFile.read(path, limit: Int.max - 1) == bytes)
            try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
            #expect(try InputFile.read(folder + "/link", limit: count) == bytes)
            #expect(InputFile.isRegular(folder + "/link"))
            guard count > 0 else { return }
            #expect(throws: InputFileError.tooLarge(limit: count - 1)) { try InputFile.read(path, limit: count - 1) }
        }
    }

    /// Its size is told as 0, as that of a file that grows meanwhile is told too small.
    @Test func `a file that has more than it said is read to its end, within the limit`() throws {
        let path = "/proc/self/mountinfo"
        let bytes = try InputFile.read(path, limit: 1 << 20)
        #expect(!bytes.isEmpty && bytes.last == UInt8(ascii: "\n"))
        let error = #expect(throws: InputFileError.self) { try InputFile.read(path, limit: 10) }
        #expect(error == .tooLarge(limit: 10))
    }

    @Test func `each fault has words that stand after a name`() {
        let faults: [InputFileError] = [.missing, .notRegular, .noPermission, .failed]
        #expect(faults.allSatisfy { $0.description.hasPrefix("cannot be read: ") })
        #expect(Set(faults.map(\.description)).count == faults.count)
        #expect(InputFileError.tooLarge(limit: 64).description == "is larger than 64 bytes")
    }

    @Test func `what is no file is refused at once`() throws {
        try inFolder { folder in
            #expect(unsafe mkfifo(folder + "/pipe", 0o600) == 0)
            for path in [folder, folder + "/pipe", "/dev/zero", "/dev/tty"] where unsafe access(path, F_OK) == 0 {
                #expect(throws: InputFileError.notRegular, "\(path)") { try InputFile.read(path, limit: 10) }
                #expect(!InputFile.isRegular(path))
            }
            for path in ["", folder + "/none", folder + "/pipe/below", folder + "/pipe\0more"] {
                #expect(throws: InputFileError.missing, "\(path)") { try InputFile.read(path, limit: 10) }
                #expect(!InputFile.isRegular(path))
            }
        }
    }

    @Test func `a file's standing is its own, or that of what a link leads to`() throws {
        try inFolder { folder in
            #expect(unsafe chmod(folder, 0o700) == 0)
            let link = folder + "/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
            let standing = try #require(FileStanding(of: folder, followsLinks: false))
            #expect(standing.isFolder && standing.isOwnersAlone && standing.owner == geteuid())
            #expect(FileStanding(of: link, followsLinks: true) == standing)
            #expect(FileStanding(of: link, followsLinks: false)?.isFolder == false)
            #expect(unsafe chmod(folder, 0o710) == 0)
            #expect(FileStanding(of: folder, followsLinks: false)?.isOwnersAlone == false)
            for path in [folder + "/none", folder + "\0", ""] {
                #expect(FileStanding(of: path, followsLinks: true) == nil)
            }
        }
    }
}
