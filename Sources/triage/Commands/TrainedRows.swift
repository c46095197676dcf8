import Classifiers
import Training

/// Rows that a model was trained on, which it knows by heart: nothing measured on them says how it does on others.
enum TrainedRows {
    /// The share of them among rows to measure on from which figures flatter.
    static let tolerance = 0.01

    /// How many of the rows the model was trained on.
    static func count(of rows: [CorpusRow], in file: ModelFile) -> Int {
        if let texts = file.trainedTexts {
            let folder = TextFolder(languages: file.header.languages)
            return rows.count { texts.contains(folder.fold($0.text)) }
        }
        // An older model tells only its training rows as a whole, alone or as a file beside others.
        if TrainingDigest.of(rows) == file.header.corpusDigest { return rows.count }
        return Dictionary(grouping: rows, by: \.file).values
            .first { TrainingDigest.of($0) == file.header.corpusDigest }?.count ?? 0
    }
}
