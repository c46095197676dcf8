import Classifiers
import Evaluation
import Foundation
import Training

/// Rows that a model has seen in training, themselves or nearly the same: nothing measured on them says how it does on
/// others.
struct SeenRows {
    /// Positions among the rows that were asked about, ascending.
    private(set) var same: [Int] = []
    private(set) var near: [Int] = []

    /// - Parameter training: the rows that the model was trained on, as far as they are at hand. Without them a row is
    ///   nearly the same as a training row when it is nearly the same as one that is the same.
    init(among rows: [CorpusRow], of file: ModelFile, training: [CorpusRow]) {
        let isSame = TrainedRows.mask(of: rows, in: file)
        same = rows.indices.filter { isSame[$0] }
        guard !training.isEmpty || !same.isEmpty else { return }
        let offset = training.count
        var isNear = [Bool](repeating: false, count: rows.count)
        for pair in NearDuplicates((training + rows).map(\.text)).pairs {
            // Copies of one another are no harm: one of the two must have been learned from.
            for (one, other) in [(pair.first, pair.second), (pair.second, pair.first)] where other >= offset {
                // A copy of what is nearly the same is so too; pairs come in the order of their second text.
                if one < offset || isSame[one - offset] || pair.isExact && isNear[one - offset] {
                    isNear[other - offset] = true
                }
            }
        }
        near = rows.indices.filter { isNear[$0] && !isSame[$0] }
    }

    var isEmpty: Bool { same.isEmpty && near.isEmpty }

    /// The others.
    func rest(of corpus: Corpus) -> Corpus {
        let seen = Set(same).union(near)
        var rest = corpus
        rest.rows = corpus.rows.indices.filter { !seen.contains($0) }.map { corpus.rows[$0] }
        return rest
    }

    /// What a report says of them.
    func summary(in rows: [CorpusRow]) -> TuningReport.Omitted {
        func places(_ positions: [Int]) -> [String] { positions.map { "\(rows[$0].file):\(rows[$0].line)" } }
        return TuningReport.Omitted(same: places(same), near: places(near))
    }
}

/// The rows that a model was trained on, where they lie beside those to measure on.
enum TrainingRowsNearby {
    /// A file of whose rows the model knows fewer is another corpus.
    private static let leastKnown = 0.5

    /// Those of the files that are named for training in the folders of `paths` and that the model knows.
    ///
    /// - Parameter paths: corpus files and folders as the command line names them.
    static func find(_ paths: [String], of file: ModelFile, dialect: CorpusDialect) -> [CorpusRow] {
        var folders: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            let parent = URL(fileURLWithPath: path).deletingLastPathComponent().relativePath
            let folder = isFolder.boolValue ? path : parent.isEmpty ? "." : parent
            if !folders.contains(folder) { folders.append(folder) }
        }
        return folders.flatMap { folder in
            // What cannot be read there was not asked for.
            let rows = (try? CorpusReader(for: .training, dialect: dialect).read([folder]).rows) ?? []
            return Dictionary(grouping: rows, by: \.file).sorted { $0.key < $1.key }.map(\.value).filter { rows in
                Double(TrainedRows.count(of: rows, in: file)) >= leastKnown * Double(rows.count)
            }.flatMap(\.self)
        }
    }
}
