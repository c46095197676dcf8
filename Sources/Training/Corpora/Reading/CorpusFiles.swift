import Foundation

/// What a corpus is read for; decides which files of a folder count.
package enum CorpusPurpose: Sendable {
    /// To learn from: files that are named as held out stay unread when others are there.
    case training
    /// To measure on: files named as tests when there are any, all otherwise.
    case evaluation
    /// To look after: everything.
    case care
}

/// The files behind the paths that a caller named.
struct CorpusFiles {
    let limits: CorpusLimits
    let purpose: CorpusPurpose

    /// Files in the order of the paths, a folder's by name, with notes on what was left out.
    func expand(_ paths: [String]) throws(CorpusProblem) -> (files: [String], notes: [CorpusNote]) {
        var files: [String] = []
        var notes: [CorpusNote] = []
        for path in paths {
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
            guard let attributes else { throw CorpusProblem(.missing, file: path) }
            guard attributes[.type] as? FileAttributeType == .typeDirectory else {
                guard CorpusFormat(path: path) != nil else { throw CorpusProblem(.unknownFormat, file: path) }
                files.append(path)
                continue
            }
            let found = try corpusFiles(in: path)
            let kept = chosen(among: found)
            files += kept
            for file in found where !kept.contains(file) {
                notes.append(CorpusNote(file: file, line: 0, message: leftOut))
            }
        }
        return (files, notes)
    }

    private var leftOut: String {
        purpose == .training
            ? "left out of training, because its name says that it is held out; name the file itself to use it"
            : "left out, because other files of the folder are named as tests; name the file itself to use it"
    }

    private func corpusFiles(in folder: String) throws(CorpusProblem) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CorpusProblem(.unreadable, file: folder)
        }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        var files: [String] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            guard let format = CorpusFormat(path: name) else { continue }
            let path = base + name
            // A README.md or a behaviour.yaml beside the corpus is none; only its content tells.
            if format.sharesItsEnding {
                guard let source = try? SourceText.read(path: path, limit: limits.fileBytes) else { continue }
                let isTrainingData =
                    format == .rasaYAML ? RasaYAML.recognises(source) : RasaMarkdown.recognises(source)
                guard isTrainingData else { continue }
            }
            files.append(path)
            guard files.count <= limits.files else { throw CorpusProblem(.tooLarge(limit: limits.files), file: folder) }
        }
        guard !files.isEmpty else { throw CorpusProblem(.noFiles, file: folder) }
        return files
    }

    private func chosen(among files: [String]) -> [String] {
        switch purpose {
        case .care: return files
        case .training:
            let others = files.filter { !Self.isHeldOut($0) }
            return others.isEmpty ? files : others
        case .evaluation:
            let tests = files.filter { Self.isNamed($0, ["test"]) }
            return tests.isEmpty ? files : tests
        }
    }

    /// True when a file's name says that it is for measuring, not for learning.
    static func isHeldOut(_ path: String) -> Bool { use(of: path) != "training" }

    /// What a file is for, by its name.
    static func use(of path: String) -> String {
        if isNamed(path, ["blind"]) { return "blind test" }
        if isNamed(path, ["test", "eval"]) { return "test" }
        if isNamed(path, ["tune", "tuning"]) { return "tuning" }
        return isNamed(path, ["val", "valid", "validation", "dev"]) ? "validation" : "training"
    }

    /// True when one of the words that make up the file's name is among `words`.
    private static func isNamed(_ path: String, _ words: Set<String>) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
}
