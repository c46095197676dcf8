import Conversations
import Evaluation
import Foundation

/// The behaviour suites that an evaluation runs: those named, and those that lie in the corpus' folders.
struct BehaviourOption {
    let named: [String]
    let corpus: [String]

    /// The file's name within a corpus folder.
    static let fileName = "behaviour.yaml"

    /// The suites, read and checked; none where there is none.
    ///
    /// - Parameter labels: what the model can answer; an intent that it cannot is noted on standard error.
    func suite(labels: [IntentLabel]) throws -> BehaviourSuite? {
        let suites = try paths.map { try BehaviourFile.read(path: $0) }
        for suite in suites {
            for (label, line) in suite.intents.sorted(by: { $0.value < $1.value })
            where !labels.contains(label) && label != .outOfScope {
                Console.note("warning: \(suite.file):\(line): the model does not know the intent \(label)")
            }
        }
        guard !suites.isEmpty else { return nil }
        return BehaviourSuite(
            file: suites.map(\.file).joined(separator: ", "), tests: suites.flatMap(\.tests))
    }

    private var paths: [String] {
        var paths = named
        for folder in corpus {
            let path = folder.hasSuffix("/") ? folder + Self.fileName : folder + "/" + Self.fileName
            // A corpus that is a file has nothing below it.
            if FileManager.default.fileExists(atPath: path), !paths.contains(path) { paths.append(path) }
        }
        return paths
    }
}
