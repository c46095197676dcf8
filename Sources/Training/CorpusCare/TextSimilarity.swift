import Classifiers
import Foundation

/// A text as the set of its three-character pieces, for telling whether two texts say the same in the same words.
struct TextShingles {
    /// Case, accents and punctuation folded away, words parted by one space; equal for exact duplicates.
    let folded: String
    /// Hashes of the pieces of the folded text with a space at either end, ascending, each once.
    let hashes: [UInt64]

    /// Only the beginning of a very long text is compared.
    static let characterLimit = 4000

    init(_ text: String) {
        let beginning = text.prefix(Self.characterLimit)
        let plain = String(beginning)
            .folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var words: [Substring] = plain.split { !$0.isLetter && !$0.isNumber }
        // A text of signs alone, such as an emoji, is its own word.
        if words.isEmpty { words = plain.split(whereSeparator: \.isWhitespace) }
        let compared = words.joined(separator: " ")
        // What follows the beginning counts as it is: two long texts that begin alike are not the same.
        folded = beginning.endIndex == text.endIndex ? compared : compared + "\n" + text[beginning.endIndex...]
        let scalars = Array(" \(compared) ".unicodeScalars)
        var hashes: Set<UInt64> = []
        if scalars.count < 3 {
            hashes.insert(Self.hash(scalars[...]))
        } else {
            for start in 0...(scalars.count - 3) { hashes.insert(Self.hash(scalars[start..<(start + 3)])) }
        }
        self.hashes = hashes.sorted()
    }

    private static func hash(_ scalars: ArraySlice<Unicode.Scalar>) -> UInt64 {
        var hash = FNV1a()
        for scalar in scalars { hash.combine(UInt64(scalar.value)) }
        return hash.value
    }
}
