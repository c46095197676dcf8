/// The sums of one message, before they are divided by its norm.
struct RawScores {
    /// Per output, in units of the weight step.
    var sums: [Int32]
    /// Squared values of all known features, in units of 1/2048².
    var square: UInt64 = 0
    var distinctWords = 0
    var knownWords = 0

    init(outputCount: Int) {
        sums = Array(repeating: 0, count: outputCount)
    }

    /// One value step is 1/2048.
    static let valueUnit = 1.0 / 2048

    /// Root of the squared values of all occurrences of known features; 1 when nothing is known.
    var norm: Double { square == 0 ? 1 : Double(square).squareRoot() * Self.valueUnit }

    /// Share of the different words that the model knows; 0 without words.
    var knownShare: Double { distinctWords == 0 ? 0 : Double(knownWords) / Double(distinctWords) }
}
