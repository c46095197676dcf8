/// Which texts of a corpus say the same in nearly the same words.
///
/// Exact for its definition, Jaccard similarity of three-character pieces, by prefix filtering: two sets that are
/// similar enough share one of their rarest pieces (Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007), and by
/// the position of the first one in common (Xiao, Wang, Lin, Yu 2008).
package struct NearDuplicates: Sendable {
    /// Two texts and their similarity in 0...1; `first` stands before `second`.
    package struct Pair: Hashable, Sendable {
        package var first: Int
        package var second: Int
        package var similarity: Double
        /// True when nothing but case, accents and punctuation parts the two.
        package var isExact: Bool
    }

    /// From here on two texts count as nearly the same.
    package static let threshold = 0.8
    /// Pairs are counted no further than this; a corpus with more is one big copy.
    package static let pairLimit = 2_000_000

    /// Ordered by `second`, then `first`.
    package let pairs: [Pair]
    /// For each text the lowest position of any text it is connected with; its own when there is none.
    package let groups: [Int]
    /// False when there were more pairs than ``pairLimit``, so that some groups may be too small.
    package let isComplete: Bool

    package init(_ texts: [String], threshold: Double = Self.threshold, progress: (Int) -> Void = { _ in }) {
        var search = PairSearch(texts, threshold: threshold)
        var groups = UnionFind(count: texts.count)
        var isComplete = true
        // Texts that fold to the same are joined first and looked at once: a thousand copies are not a million pairs.
        for (position, first) in search.firstCopies.enumerated() where first != position {
            groups.join(first, position)
        }
        for position in texts.indices {
            if position % 512 == 0 { progress(position) }
            guard search.firstCopies[position] == position else {
                search.pairs.append(
                    Pair(first: search.firstCopies[position], second: position, similarity: 1, isExact: true))
                continue
            }
            guard search.pairs.count < Self.pairLimit else {
                isComplete = false
                break
            }
            search.compare(position)
        }
        for pair in search.pairs { groups.join(pair.first, pair.second) }
        pairs = search.pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
        self.groups = texts.indices.map { groups.root(of: $0) }
        self.isComplete = isComplete
        progress(texts.count)
    }

    /// Texts that are nearly the same as one before them.
    package var duplicateCount: Int { groups.enumerated().count { $0.offset != $0.element } }
}

private struct PairSearch {
    /// Where a piece stands: in which text, and at which place among its pieces.
    private struct Posting {
        var text: Int32
        var place: Int32
    }

    let threshold: Double
    /// For each text the first one that folds to the same.
    let firstCopies: [Int]
    /// Each text's pieces as ranks of rarity, ascending: the rarest first.
    private let pieces: [[UInt32]]
    private var index: [[Posting]]
    private var seen: [Int32]
    var pairs: [NearDuplicates.Pair] = []

    init(_ texts: [String], threshold: Double) {
        self.threshold = threshold
        var firsts: [String: Int] = [:]
        var counts: [UInt64: UInt32] = [:]
        firstCopies = texts.enumerated().map { position, text in
            let shingles = TextShingles(text)
            for hash in shingles.hashes { counts[hash, default: 0] += 1 }
            if let first = firsts[shingles.folded] { return first }
            firsts[shingles.folded] = position
            return position
        }
        let byRarity = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        for (rank, entry) in byRarity.enumerated() { counts[entry.key] = UInt32(truncatingIfNeeded: rank) }
        // Made a second time rather than kept: only the ranks of the texts that are compared stay in memory.
        pieces = texts.enumerated().map { [counts, firstCopies] position, text in
            guard firstCopies[position] == position else { return [] }
            return TextShingles(text).hashes.compactMap { counts[$0] }.sorted()
        }
        index = [[Posting]](repeating: [], count: byRarity.count)
        seen = [Int32](repeating: -1, count: texts.count)
    }

    /// Compares a text with those before it that could be similar enough, and puts it in the index.
    mutating func compare(_ position: Int) {
        let own = pieces[position]
        let mark = Int32(truncatingIfNeeded: position)
        let needed = Int((threshold * Double(own.count)).rounded(.up))
        let prefix = own.prefix(own.count - needed + 1)
        for (place, piece) in prefix.enumerated() {
            for posting in index[Int(piece)] {
                let candidate = Int(posting.text)
                guard seen[candidate] != mark else { continue }
                seen[candidate] = mark
                let similarity = similarity(own, from: place, pieces[candidate], from: Int(posting.place))
                guard similarity >= threshold else { continue }
                pairs.append(
                    NearDuplicates.Pair(first: candidate, second: position, similarity: similarity, isExact: false))
            }
        }
        for (place, piece) in prefix.enumerated() {
            index[Int(piece)].append(Posting(text: mark, place: Int32(truncatingIfNeeded: place)))
        }
    }

    /// The share of pieces that two texts have in common, in 0...1; 0 as soon as the threshold is out of reach.
    ///
    /// - Parameters:
    ///   - i: where the first common piece stands in `left`; those before it are not in `right`.
    ///   - j: where it stands in `right`.
    private func similarity(_ left: [UInt32], from i: Int, _ right: [UInt32], from j: Int) -> Double {
        let total = left.count + right.count
        // Similarity is common / (total - common), so this many must be common.
        let needed = Int((threshold / (1 + threshold) * Double(total) - 1e-9).rounded(.up))
        let (left, right) = (left.span, right.span)
        var (i, j, common) = (i, j, 0)
        while i < left.count, j < right.count {
            guard common + min(left.count - i, right.count - j) >= needed else { return 0 }
            if left[i] == right[j] {
                common += 1
                i += 1
                j += 1
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return total == common ? 1 : Double(common) / Double(total - common)
    }
}

/// Disjoint sets with path halving; a set's root is its lowest member.
private struct UnionFind {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    mutating func root(of member: Int) -> Int {
        var member = member
        while parents[member] != member {
            parents[member] = parents[parents[member]]
            member = parents[member]
        }
        return member
    }

    mutating func join(_ left: Int, _ right: Int) {
        let (left, right) = (root(of: left), root(of: right))
        parents[max(left, right)] = min(left, right)
    }
}
