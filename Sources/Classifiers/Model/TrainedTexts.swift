/// Which texts a model was trained on, as far as telling them again needs: 4 bytes for each different one.
///
/// A text is hashed as the model sees it, so that other capitals, accents or punctuation change nothing. A text that
/// the model does not know is taken for one that it knows with a chance of 1 in 280,000 when it knows 15,000.
package struct TrainedTexts: Hashable, Sendable {
    /// Ascending, each once.
    package let hashes: [UInt32]

    package init(_ texts: some Sequence<FoldedText>) {
        // A set would take several times the room of a large corpus' hashes.
        var unique: [UInt32] = []
        for hash in texts.compactMap(Self.hash).sorted() where hash != unique.last { unique.append(hash) }
        hashes = unique
    }

    /// - Returns: nil when the hashes do not ascend.
    init?(hashes: [UInt32]) {
        for index in hashes.indices.dropFirst() where hashes[index] <= hashes[index - 1] { return nil }
        self.hashes = hashes
    }

    /// - Parameter text: folded with the model's languages.
    package func contains(_ text: FoldedText) -> Bool {
        guard let hash = Self.hash(text) else { return false }
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = low + (high - low) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash
    }

    /// Nil for a text without words, numbers or symbols: there is nothing to know again.
    private static func hash(_ text: FoldedText) -> UInt32? {
        guard !text.tokens.isEmpty else { return nil }
        // Each step mixes, so that the tokens' order counts.
        let hash = text.tokens.reduce(UInt64(text.tokens.count)) { ByteHash.mix($0 ^ $1.hash) }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}
