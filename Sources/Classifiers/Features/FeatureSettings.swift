/// Which features a model looks at; stored in its header, the same in training and in use.
package struct FeatureSettings: Hashable, Codable, Sendable {
    /// Lengths of character n-grams within a word, both ends included; nil for none.
    package var gramLengths: ClosedRange<Int>?
    package var usesBigrams: Bool
    /// How many different words apart a pair's words may stand; 0 for no pairs.
    package var pairWindow: Int
    package var usesForms: Bool

    package init(
        gramLengths: ClosedRange<Int>? = 2...5, usesBigrams: Bool = true, pairWindow: Int = 12, usesForms: Bool = true
    ) {
        self.gramLengths = gramLengths
        self.usesBigrams = usesBigrams
        self.pairWindow = pairWindow
        self.usesForms = usesForms
    }

    /// True when all values are ones that the extractor can work with.
    var isSound: Bool {
        guard (0...TextFolder.tokenLimit).contains(pairWindow) else { return false }
        guard let gramLengths else { return true }
        return gramLengths.lowerBound >= 1 && gramLengths.upperBound <= 8
    }
}
