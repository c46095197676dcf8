import Training

/// What a corpus must have so that its parts can be trained on, in the words of whoever asked for the parts.
struct CorpusParting {
    /// As the command line names them.
    let files: [String]
    /// The option that asks for parts.
    let wish: String
    let parts: Int

    private var corpus: String { files.joined(separator: ", ") }

    /// - Throws: ``CommandFailure/badInput(_:)`` when there are fewer rows than parts.
    func check(_ rows: [CorpusRow]) throws(CommandFailure) {
        guard rows.count < parts else { return }
        throw .badInput(
            "\(corpus): has \(rows.count) row\(rows.count == 1 ? "" : "s"); \(wish) needs \(parts) at least")
    }

    /// Says what is missing when a part leaves nothing to train on.
    func explaining<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch TrainingError.noRows {
            throw CommandFailure.badInput(
                "\(corpus): its texts are nearly the same; a fold leaves nothing else to train on")
        } catch TrainingError.oneIntent(let intent) {
            throw CommandFailure.badInput(
                "\(corpus): a fold leaves only rows of \(intent) to train on; every intent needs rows that differ")
        }
    }
}
