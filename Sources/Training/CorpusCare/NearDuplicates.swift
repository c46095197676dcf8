/// Which texts of a corpus say the same in nearly the same words.
///
/// Exact for its definition, Jaccard similarity of three-character pieces, by prefix filtering: two sets that are
/// similar enough share one of their rarest pieces (Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007).
package struct NearDuplicates: Sendable {
    /// Two texts and their similarity in 0...1; `first` stands before `second`.
    package struct Pair: Hashable, Sendable {
        package var first: Int
        package var second: Int
        package var similarity: Double
    }

    /// From here on two texts count as nearly the same.
    package static let threshold = 0.8
    /// Pairs are counted no further than this; a corpus with more is one big copy.
    package static let pairLimit = 2_000_000

    /// Ordered by `second`, then `first`.
    package let pairs: [Pair]
    /// For each text the lowest position of any text it is connected with; its own when there is none.
    package let groups: [Int]

    package init(_ texts: [String], threshold: Double = Self.threshold, progress: (Int) -> Void = { _ in }) {
        var search = PairSearch(texts, threshold: threshold)
        var groups = UnionFind(count: texts.count)
        // Texts that fold to the same are joined first and looked at once: a thousand copies are not a million pairs.
        for (position, first) in search.firstCopies.enumerated() where first != position {
            groups.join(first, position)
        }
        for position in texts.indices {
            if position % 512 == 0 { progress(position) }
            guard search.firstCopies[position] == position else {
                search.pairs.append(Pair(first: search.firstCopies[position], second: position, similarity: 1))
                continue
            }
            search.compare(position)
            guard search.pairs.count < Self.pairLimit else { break }
        }
        for pair in search.pairs { groups.join(pair.first, pair.second) }
        pairs = search.pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
        self.groups = texts.indices.map { groups.root(of: $0) }
        progress(texts.count)
    }

    /// Texts that are nearly the same as one before them.
    package var duplicateCount: Int { groups.enumerated().count { $0.offset != $0.element } }
}

private struct PairSearch {
    let threshold: Double
    /// For each text the first one that folds to the same.
    let firstCopies: [Int]
    private let shingles: [TextShingles]
    /// Pieces by rarity: the rarest of a text first.
    private let ordered: [[Int]]
    private var index: [[Int]]
    private var seen: [Int]
    var pairs: [NearDuplicates.Pair] = []

    init(_ texts: [String], threshold: Double) {
        self.threshold = threshold
        let shingles = texts.map(TextShingles.init)
        var firsts: [String: Int] = [:]
        firstCopies = shingles.enumerated().map { position, shingles in
            if let first = firsts[shingles.folded] { return first }
            firsts[shingles.folded] = position
            return position
        }
        var counts: [UInt64: Int] = [:]
        for text in shingles { for hash in text.hashes { counts[hash, default: 0] += 1 } }
        let byRarity = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        var ranks: [UInt64: Int] = [:]
        ranks.reserveCapacity(byRarity.count)
        for (rank, entry) in byRarity.enumerated() { ranks[entry.key] = rank }
        ordered = shingles.map { text in text.hashes.compactMap { ranks[$0] }.sorted() }
        index = [[Int]](repeating: [], count: byRarity.count)
        seen = [Int](repeating: -1, count: texts.count)
        self.shingles = shingles
    }

    /// Compares a text with those before it that could be similar enough, and puts it in the index.
    mutating func compare(_ position: Int) {
        let pieces = ordered[position]
        let needed = Int((threshold * Double(pieces.count)).rounded(.up))
        let prefix = pieces.prefix(pieces.count - needed + 1)
        for piece in prefix {
            for candidate in index[piece] where seen[candidate] != position {
                seen[candidate] = position
                let (small, large) = (
                    min(pieces.count, ordered[candidate].count), max(pieces.count, ordered[candidate].count)
                )
                guard Double(small) >= threshold * Double(large) else { continue }
                let similarity = shingles[position].similarity(to: shingles[candidate])
                guard similarity >= threshold else { continue }
                pairs.append(NearDuplicates.Pair(first: candidate, second: position, similarity: similarity))
            }
        }
        for piece in prefix { index[piece].append(position) }
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
