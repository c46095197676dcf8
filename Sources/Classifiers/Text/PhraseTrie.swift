/// Phrases of folded tokens, found in one walk from each token.
///
/// A word ending in `*` matches all that begin so; a lone `_` matches any one token.
package struct PhraseTrie: Sendable {
    /// Words of a phrase; longer ones are not taken.
    package static let wordLimit = 8

    /// Next node by `edge(node, token)`.
    private var edges = HashIndex(capacity: 1024)
    /// Lengths, as bits, of the prefixes that lead on from each node.
    private var prefixLengths: [UInt64] = [0]
    /// Whether any token leads on from each node.
    private var leadsAnywhere = [false]
    /// The first value whose phrase ends at each node, -1 for none, and the rare further ones.
    private var endings: [Int32] = [-1]
    private var furtherEndings: [UInt32: [Int32]] = [:]

    /// Stands for any token; no token has this hash but by a chance of 1 in 2^64.
    private static let anyToken: UInt64 = 0x5bd1_e995_7b93_a6d1

    package init() {}

    /// Adds a phrase, folded as messages are; false when it folds to nothing or has too many words.
    @discardableResult
    package mutating func insert(_ phrase: String, value: Int32, folder: TextFolder) -> Bool {
        var steps: [(hash: UInt64, prefixLength: Int?)] = []
        for part in phrase.split(whereSeparator: \.isWhitespace) {
            if part == "_" {
                steps.append((Self.anyToken, nil))
                continue
            }
            let isPrefix = part.last == "*"
            let tokens = folder.fold(String(isPrefix ? part.dropLast() : part)).tokens
            for (index, token) in tokens.enumerated() {
                let isOpen = isPrefix && index == tokens.count - 1
                steps.append((token.hash, isOpen ? min(token.length, 63) : nil))
            }
        }
        guard (1...Self.wordLimit).contains(steps.count) else { return false }
        guard steps.contains(where: { $0.hash != Self.anyToken }) else { return false }
        var node: UInt32 = 0
        for step in steps {
            if let length = step.prefixLength { prefixLengths[Int(node)] |= 1 << UInt64(length) }
            let next = UInt32(endings.count)
            if step.hash == Self.anyToken { leadsAnywhere[Int(node)] = true }
            node = edges.insert(Self.edge(node, step.hash, isOpen: step.prefixLength != nil), next)
            if node == next {
                endings.append(-1)
                prefixLengths.append(0)
                leadsAnywhere.append(false)
            }
        }
        if endings[Int(node)] < 0 {
            endings[Int(node)] = value
        } else if endings[Int(node)] != value, furtherEndings[node]?.contains(value) != true {
            furtherEndings[node, default: []].append(value)
        }
        return true
    }

    /// Calls `body` with value and end of every phrase that begins at the token.
    package func forEachMatch(in folded: FoldedText, at start: Int, _ body: (_ value: Int32, _ end: Int) -> Void) {
        walk(from: 0, at: start, in: folded, body)
    }

    private func walk(from node: UInt32, at position: Int, in folded: FoldedText, _ body: (Int32, Int) -> Void) {
        guard position < folded.tokens.count else { return }
        let token = folded.tokens[position]
        if let next = edges.find(Self.edge(node, token.hash, isOpen: false)) {
            arrive(at: next, end: position + 1, body)
            walk(from: next, at: position + 1, in: folded, body)
        }
        if leadsAnywhere[Int(node)], let next = edges.find(Self.edge(node, Self.anyToken, isOpen: false)) {
            arrive(at: next, end: position + 1, body)
            walk(from: next, at: position + 1, in: folded, body)
        }
        let lengths = prefixLengths[Int(node)]
        guard lengths != 0 else { return }
        var hash = ByteHash()
        for length in 1...max(1, min(token.length, 63)) where length <= token.length {
            hash.combine(folded.bytes[token.start + length - 1])
            guard lengths >> UInt64(length) & 1 == 1 else { continue }
            guard let next = edges.find(Self.edge(node, hash.value, isOpen: true)) else { continue }
            arrive(at: next, end: position + 1, body)
            walk(from: next, at: position + 1, in: folded, body)
        }
    }

    private func arrive(at node: UInt32, end: Int, _ body: (Int32, Int) -> Void) {
        guard endings[Int(node)] >= 0 else { return }
        body(endings[Int(node)], end)
        if !furtherEndings.isEmpty { for value in furtherEndings[node] ?? [] { body(value, end) } }
    }

    private static func edge(_ node: UInt32, _ token: UInt64, isOpen: Bool) -> UInt64 {
        ByteHash.mix(token ^ (UInt64(node) << 1 | (isOpen ? 1 : 0)) &* 0x9e37_79b9_7f4a_7c15)
    }
}
