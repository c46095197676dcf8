import Classifiers

/// A corpus' words, and how much of each row stands in other rows too.
struct WordCounts {
    private var words: [[UInt8]] = []
    private var rowCounts: [UInt32] = []
    private var lastRow: [Int32] = []
    private var index = HashIndex(capacity: 1 << 14)
    /// The different words of all rows, one row after the other, and where each row's end.
    private var distinct: [UInt32] = []
    private var ends: [Int] = []

    /// Takes in the next row.
    mutating func add(_ folded: FoldedText) {
        let row = Int32(truncatingIfNeeded: ends.count)
        for token in folded.tokens {
            let word = Int(index.insert(token.hash, UInt32(words.count)))
            if word == words.count {
                words.append(Array(folded.bytes[token.start..<token.end]))
                rowCounts.append(0)
                lastRow.append(-1)
            }
            guard lastRow[word] != row else { continue }
            lastRow[word] = row
            rowCounts[word] += 1
            distinct.append(UInt32(word))
        }
        ends.append(distinct.count)
    }

    /// Each different word once, sorted by its bytes.
    var vocabulary: [[UInt8]] { words.sorted { $0.lexicographicallyPrecedes($1) } }

    /// For each row the share of its words that stand in another row too.
    var knownShares: [Double] {
        ends.indices.map { row in
            let words = distinct[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
            return words.isEmpty ? 0 : Double(words.count { rowCounts[Int($0)] > 1 }) / Double(words.count)
        }
    }
}
