import Foundation

/// What a corpus is read for; decides which files of a folder count.
package enum CorpusPurpose: Sendable {
    /// To learn from: files that are named as held out stay unread when others are there.
    case training
    /// To measure on: files named as tests, else as blind tests, as validation, as tuning; all when none is held out.
    case evaluation
    /// To look after: everything.
    case care
}

/// The files behind the paths that a caller named.
struct CorpusFiles {
    let limits: CorpusLimits
    let purpose: CorpusPurpose
    let encoding: CorpusEncoding?

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
            let (found, unreadable) = try corpusFiles(in: path)
            notes += unreadable
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
            : "left out, because other files of the folder are named for measuring; name the file itself to use it"
    }

    /// The files of a folder that hold a corpus, and notes on those of which that cannot be told.
    private func corpusFiles(in folder: String) throws(CorpusProblem) -> (files: [String], notes: [CorpusNote]) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CorpusProblem(.unreadable, file: folder)
        }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        var files: [String] = []
        var notes: [CorpusNote] = []
        for name in names.sorted() where !name.hasPrefix(".") {
            guard let format = CorpusFormat(path: name) else { continue }
            let path = base + name
            guard CorpusFileUse(path: path) != .dialogues else {
                let message = "left out: it holds dialogues, not single messages"
                notes.append(CorpusNote(file: path, line: 0, message: message))
                continue
            }
            // A README.md or a behaviour.yaml beside the corpus is none; only its content tells.
            if format.sharesItsEnding {
                do throws(CorpusProblem) {
                    let source = try SourceText.read(path: path, limit: limits.fileBytes, encoding: encoding)
                    let isTrainingData =
                        format == .rasaYAML ? RasaYAML.recognises(source) : RasaMarkdown.recognises(source)
                    guard isTrainingData else { continue }
                } catch {
                    let note = CorpusNote(file: path, line: error.line, message: "left out: it \(error.reason.message)")
                    notes.append(note)
                    continue
                }
            }
            files.append(path)
            guard files.count <= limits.files else { throw CorpusProblem(.tooLarge(limit: limits.files), file: folder) }
        }
        guard !files.isEmpty else { throw CorpusProblem(.noFiles, file: folder) }
        return (files, notes)
    }

    private func chosen(among files: [String]) -> [String] {
        switch purpose {
        case .care: return files
        case .training:
            let others = files.filter { CorpusFileUse(path: $0) == .training }
            return others.isEmpty ? files : others
        case .evaluation:
            let uses = Dictionary(grouping: files) { CorpusFileUse(path: $0) }
            return CorpusFileUse.heldOut.lazy.compactMap { uses[$0] }.first ?? files
        }
    }
}
