package import Classifiers

/// A corpus' rows as features, made anew each time they are asked for: all of them would take forty times the memory of
/// the text.
package struct FeatureRows {
    package let count: Int
    /// UTF-8 bytes in all texts.
    package let textBytes: Int
    private let extractor: FeatureExtractor
    private let lexicon: ConceptMatcher?
    private let message: (Int) -> (folded: FoldedText, concepts: [ConceptMatch])

    package init(
        count: Int, textBytes: Int, settings: FeatureSettings, lexicon: ConceptMatcher?,
        message: @escaping (Int) -> (folded: FoldedText, concepts: [ConceptMatch])
    ) {
        self.count = count
        self.textBytes = textBytes
        extractor = FeatureExtractor(settings: settings)
        self.lexicon = lexicon
        self.message = message
    }

    /// Calls `body` with each occurrence of each feature of the row.
    func forEach(in row: Int, _ body: (FeatureExtractor.Occurrence) -> Void) {
        let (folded, concepts) = message(row)
        extractor.forEach(in: folded, concepts: concepts, of: lexicon, body)
    }
}
