import Foundation
import InputFiles

/// Files that a command leaves behind.
enum OutputFile {
    /// Refuses a path that cannot be written before long work is done for nothing.
    static func check(_ path: String) throws {
        guard !path.isEmpty else { throw CommandFailure.badInput("--output must not be empty") }
        var isFolder: ObjCBool = false
        guard !(unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue)
        else {
            throw CommandFailure.badInput("\(path): is a folder, not a file")
        }
        // Written in one step, the new file would take the place of a device or pipe, such as /dev/stdout.
        let isFree = !FileManager.default.fileExists(atPath: path)
        guard !path.hasPrefix("/dev/"), isFree || InputFile.isRegular(path) else {
            throw CommandFailure.badInput("\(path): is not a file that can be replaced")
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw CommandFailure.badInput("\(path): the folder is not there or cannot be written to")
        }
    }

    /// Refuses to write over a file that the same command reads.
    static func check(_ path: String, besides inputs: [String]) throws {
        try check(path)
        let file = Self.resolved(path)
        if let input = inputs.first(where: { Self.resolved($0) == file }) {
            throw CommandFailure.badInput("\(path): is \(input), which is read; name another file")
        }
    }

    /// Refuses a file that is there already.
    static func checkIsNew(_ path: String) throws {
        try check(path)
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure.badInput("\(path): is there already; name another folder, or move it away first")
        }
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// Writes in one step: a reader sees the old file or the whole new one, which may be read by the same users.
    static func write(_ data: Data, to path: String) throws {
        let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions]
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
            if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
        } catch {
            throw CommandFailure.workFailed("\(path): cannot be written")
        }
    }

    /// Makes a folder, and those above it, unless it is there.
    static func makeFolder(_ path: String) throws {
        guard !path.isEmpty else { throw CommandFailure.badInput("--output must not be empty") }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure.badInput("\(path): the folder cannot be made")
        }
    }
}
