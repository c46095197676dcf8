/// The layout of a model file, shared by reading and writing.
///
///     magic "TRIAGEM\n" · version u32 · section count u32 · per section: identifier u32, length u64
///     the sections' bytes in that order · SHA-256 of everything before it
///
/// Numbers are little-endian. A section's meaning never changes within a version.
package enum ModelFileFormat {
    package static let magic: [UInt8] = Array("TRIAGEM\n".utf8)
    package static let version: UInt32 = 3
    package static let byteLimit = 1 << 30
    package static let sectionLimit = 64
    package static let checksumLength = 32
    package static let outputLimit = 4_096
    package static let featureLimit = 8_000_000

    package enum Section: UInt32, CaseIterable, Sendable {
        /// `ModelHeader` as JSON.
        case header = 1
        /// The vocabulary's words: per word its length in one byte, then its bytes.
        case words = 2
        /// Feature keys, u32, ascending.
        case keys = 3
        /// A row for each key, in their order: see `WeightTable`.
        case weights = 4
        /// `SentimentLexicon` as JSON.
        case sentiment = 5
        /// `ConceptLexicon` as JSON.
        case concepts = 6
        /// `RuleSet` as JSON.
        case rules = 7
        /// `TrainedTexts`: hashes, u32, ascending. Models from before it was kept have none.
        case trainedTexts = 8
    }
}
