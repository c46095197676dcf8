import Classifiers
import Training

/// Rows that a model was trained on, which it knows by heart: nothing measured on them says how it does on others.
enum TrainedRows {
    /// The share of them among rows to measure on from which figures flatter.
    static let tolerance = 0.01

    /// For each row whether the model was trained on it.
    static func mask(of rows: [CorpusRow], in file: ModelFile) -> [Bool] {
        if let texts = file.trainedTexts {
            let folder = TextFolder(languages: file.header.languages)
            return rows.map { texts.contains(folder.fold($0.text)) }
        }
        // An older model tells only its training rows as a whole, alone or as a file beside others.
        if TrainingDigest.of(rows) == file.header.corpusDigest { return rows.map { _ in true } }
        let name = Dictionary(grouping: rows, by: \.file)
            .first { TrainingDigest.of($0.value) == file.header.corpusDigest }?.key
        return rows.map { $0.file == name }
    }

    /// How many of the rows the model was trained on.
    static func count(of rows: [CorpusRow], in file: ModelFile) -> Int { mask(of: rows, in: file).count { $0 } }

    /// What a report on these rows must say of it; nil when there are hardly any.
    static func warning(about rows: [CorpusRow], of file: ModelFile) -> String? {
        let known = count(of: rows, in: file)
        guard Double(known) > tolerance * Double(rows.count) else { return nil }
        return "\(known) of \(rows.count) rows are among those that the model was trained on; the figures flatter it"
    }
}
