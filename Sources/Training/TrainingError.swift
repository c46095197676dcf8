/// Why no model could be trained.
package enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
    case noRows
    case oneIntent(String)
    case tooManyIntents(Int, limit: Int)
    case badArgument(String)
    case tooManyFeatures(Int, limit: Int)
    case unwritable(String)

    package var description: String {
        switch self {
        case .noRows: "the corpus has no rows"
        case .oneIntent(let intent): "the corpus has one intent only (\(intent)); at least two are needed"
        case .tooManyIntents(let count, let limit): "the corpus has \(count) intents; at most \(limit) are supported"
        case .badArgument(let reason): reason
        case .tooManyFeatures(let count, let limit): "the corpus has \(count) features; at most \(limit) are supported"
        case .unwritable(let reason): "the model cannot be written: \(reason)"
        }
    }
}
