/// What a corpus file is for, by its name.
enum CorpusFileUse: String {
    case training
    case validation
    case tuning
    case test
    case blindTest = "blind test"
    /// Whole conversations with what may become of them: no rows to learn from or to label.
    case dialogues

    /// - Parameter path: a file's path; the words of its last part count, such as `test` in `oos_test.csv`.
    init(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard !name.lowercased().hasPrefix("conversations") || CorpusFormat(path: path) != .jsonLines else {
            self = .dialogues
            return
        }
        let words = Set(name.lowercased().split { !$0.isLetter }.map(String.init))
        self = Self.words.first { !words.isDisjoint(with: $0.words) }?.use ?? .training
    }

    /// What the names have in common; the first that is met counts.
    private static let words: [(use: CorpusFileUse, words: Set<String>)] = [
        (.blindTest, ["blind"]), (.test, ["test", "eval"]), (.tuning, ["tune", "tuning"]),
        (.validation, ["val", "valid", "validation", "dev"]),
    ]

    /// What one measures on, best first.
    static let heldOut: [CorpusFileUse] = [.test, .blindTest, .validation, .tuning]
}
