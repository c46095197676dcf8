import Evaluation
import Training

/// What a corpus must have so that its parts can be trained on, in the words of whoever asked for the parts.
struct CorpusParting {
    /// As the command line names them.
    let files: [String]
    /// The option that asks for parts.
    let wish: String
    let folds: Int
    let seed: UInt64

    private var corpus: String { files.joined(separator: ", ") }

    /// The rows dealt out, each fold leaving enough to train on.
    ///
    /// - Throws: ``CommandFailure/badInput(_:)`` when there are fewer rows than folds, or a fold leaves too little.
    func validation(of rows: [CorpusRow]) throws(CommandFailure) -> CrossValidation {
        guard rows.count >= folds else {
            throw .badInput(
                "\(corpus): has \(rows.count) row\(rows.count == 1 ? "" : "s"); \(wish) needs \(folds) at least")
        }
        let validation = CrossValidation(rows, folds: folds, seed: seed)
        switch validation.obstacle(in: rows) {
        case nil: return validation
        case .nothing:
            throw .badInput("\(corpus): its texts are nearly the same; a fold leaves nothing else to train on")
        case .oneIntent(let intent):
            throw .badInput(
                "\(corpus): a fold leaves only rows of \(intent) to train on; every intent needs rows that differ")
        }
    }
}
