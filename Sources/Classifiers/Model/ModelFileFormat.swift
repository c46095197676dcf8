/// The layout of a model file, shared by reading and writing.
///
///     magic "TRIAGEM\n" · version u32 · section count u32 · per section: identifier u32, length u64
///     the sections' bytes in that order · SHA-256 of everything before it
///
/// Numbers are little-endian. A section's meaning never changes within a version.
package enum ModelFileFormat {
    package static let magic: [UInt8] = Array("TRIAGEM\n".utf8)
    package static let version: UInt32 = 1
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
        /// Feature values (family weight × idf) in units of 1/2048, u16.
        case values = 4
        /// Where each feature's weights begin in `weights`, u32, one more than there are features.
        case offsets = 5
        /// Per feature: see `WeightTable`.
        case weights = 6
        /// `SentimentLexicon` as JSON.
        case sentiment = 7
        /// `ConceptLexicon` as JSON.
        case concepts = 8
        /// `RuleSet` as JSON.
        case rules = 9
    }
}
