import Foundation
import Testing
import Training

/// A folder of its own for one test, removed afterwards.
final class ScratchFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("triage-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}

/// Reads a corpus from text in memory.
func read(_ text: String, as name: String, limits: CorpusLimits = CorpusLimits()) throws(CorpusProblem) -> Corpus {
    try CorpusReader(for: .care, limits: limits).read(bytes: Array(text.utf8), name: name)
}

/// The one line with which a corpus is refused.
func problem(_ text: String, as name: String, limits: CorpusLimits = CorpusLimits()) -> String? {
    problem(bytes: Array(text.utf8), as: name, limits: limits)
}

func problem(bytes: [UInt8], as name: String, limits: CorpusLimits = CorpusLimits()) -> String? {
    do {
        _ = try CorpusReader(for: .care, limits: limits).read(bytes: bytes, name: name)
        return nil
    } catch {
        return error.description
    }
}

/// Reads a corpus whose files need to be explained.
func read(_ text: String, as name: String, dialect: CorpusDialect) throws(CorpusProblem) -> Corpus {
    try CorpusReader(for: .care, dialect: dialect).read(bytes: Array(text.utf8), name: name)
}
