import Conversations

/// A message told apart into courtesies, clauses and what its words show.
struct DiscourseReading: Sendable {
    /// What the words show beside the request.
    var signs: MessageSigns = []
    /// The places of the tokens that the request is read from, in order; courtesies are left out unless they are all there is.
    var content: [Int] = []
    /// The clauses, as ranges of positions in ``content``; one at least where there is any token.
    var clauses: [Range<Int>] = []
    /// For each clause, whether it asks for something or tells what does not work.
    var asks: [Bool] = []
}

extension FoldedText {
    /// The message as its request is read from it.
    func withoutCourtesies(_ discourse: DiscourseReading) -> FoldedText {
        discourse.content.count == tokens.count ? self : keeping(discourse.content)
    }
}

extension DiscourseReader {
    /// A message as its request is read from it, in training as in use.
    package func withoutCourtesies(_ folded: FoldedText) -> FoldedText { folded.withoutCourtesies(read(folded)) }
}

/// Finds the cues of ``DiscourseCues`` in folded messages.
package struct DiscourseReader: Sendable {
    /// Clauses of one message that are told apart; the last one takes the rest.
    static let clauseLimit = 12
    /// Tokens that a clause needs, one of them a word that says something.
    private static let leastTokens = 3
    /// Tokens before a cue that may negate it.
    private static let negationReach = 3

    private let cues: [DiscourseCue]
    private var trie = PhraseTrie()
    private let negations: Set<UInt64>
    private let smallWords: Set<UInt64>

    package init(folder: TextFolder) {
        cues = DiscourseCues.all.map(\.cue)
        for (value, entry) in DiscourseCues.all.enumerated() {
            for phrase in entry.phrases.split(separator: ",") {
                trie.insert(String(phrase), value: Int32(value), folder: folder)
            }
        }
        negations = NegationWords.hashes(of: LanguageIdentifier.languages)
        smallWords = SmallWords.hashes
    }

    func read(_ folded: FoldedText) -> DiscourseReading {
        var reading = DiscourseReading()
        if folded.questionCount > 0 { reading.signs.insert(.question) }
        var isCourtesy = [Bool](repeating: false, count: folded.tokens.count)
        var begins = [Bool](repeating: false, count: folded.tokens.count)
        var isJoint = begins
        var isAsk = begins
        var opened = false
        var position = 0
        while position < folded.tokens.count {
            if folded.tokens[position].traits.contains(.opensSentence) { begins[position] = true }
            guard let (cue, end) = longestCue(in: folded, at: position, isOpening: !opened) else {
                opened = true
                position += 1
                continue
            }
            switch cue {
            case .courtesy(let sign):
                reading.signs.insert(sign)
                for place in position..<end { isCourtesy[place] = true }
            case .sign(let sign):
                reading.signs.insert(sign)
                if sign == .unsolved { isAsk[position] = true }
                opened = true
            case .unnegated(let sign):
                if !isNegated(folded, before: position) { reading.signs.insert(sign) }
                opened = true
            case .opening(let sign):
                reading.signs.insert(sign)
                opened = true
            case .turn(let sign):
                reading.signs.insert(sign)
                begins[position] = true
                opened = true
            case .ask:
                isAsk[position] = true
                opened = true
            case .joint:
                isJoint[position] = true
                opened = true
            }
            position = end
        }
        reading.content = folded.tokens.indices.filter { !isCourtesy[$0] }
        // Only courtesies and marks: then they are what the message is.
        if !reading.content.contains(where: { isWord(folded.tokens[$0]) }) {
            reading.content = Array(folded.tokens.indices)
        }
        reading.clauses = clauses(of: reading.content, in: folded, begins: begins, isJoint: isJoint)
        reading.asks = reading.clauses.map { clause in reading.content[clause].contains { isAsk[$0] } }
        return reading
    }

    /// The cue that reaches furthest from here; an opening one at the beginning only.
    private func longestCue(
        in folded: FoldedText, at start: Int, isOpening: Bool
    ) -> (cue: DiscourseCue, end: Int)? {
        var best: (cue: DiscourseCue, end: Int)?
        trie.forEachMatch(in: folded, at: start) { value, end in
            let cue = cues[Int(value)]
            if case .opening = cue, !isOpening { return }
            if let best, best.end >= end { return }
            best = (cue, end)
        }
        return best
    }

    private func isNegated(_ folded: FoldedText, before position: Int) -> Bool {
        folded.tokens[max(0, position - Self.negationReach)..<position].contains { negations.contains($0.hash) }
    }

    private func isWord(_ token: FoldedText.Token) -> Bool { !token.traits.contains(.symbol) }

    /// Whether a token says something by itself.
    func isContentWord(_ token: FoldedText.Token) -> Bool {
        isWord(token) && !token.traits.contains(.number) && !smallWords.contains(token.hash)
    }

    // MARK: Clauses

    /// Cuts where a sentence, a turn, a comma or a joint begins something that has words enough of its own on both sides.
    private func clauses(
        of content: [Int], in folded: FoldedText, begins: [Bool], isJoint: [Bool]
    ) -> [Range<Int>] {
        guard !content.isEmpty else { return [] }
        var words = [0]
        words.reserveCapacity(content.count + 1)
        for place in content { words.append(words[words.count - 1] + (isContentWord(folded.tokens[place]) ? 1 : 0)) }
        var cuts: [Int] = []
        for position in content.indices.dropFirst() {
            let place = content[position]
            // A courtesy that was left out may have carried the mark.
            let opens = (content[position - 1] + 1...place).contains {
                begins[$0] || folded.tokens[$0].traits.contains(.opensClause)
            }
            if opens || isJoint[place] { cuts.append(position) }
        }
        var clauses: [Range<Int>] = []
        var start = 0
        for (index, cut) in cuts.enumerated() where clauses.count < Self.clauseLimit - 1 {
            let next = index + 1 < cuts.count ? cuts[index + 1] : content.count
            func saysSomething(_ clause: Range<Int>) -> Bool {
                clause.count >= Self.leastTokens && words[clause.upperBound] > words[clause.lowerBound]
            }
            guard saysSomething(start..<cut), saysSomething(cut..<content.count),
                !isJoint[content[cut]] || saysSomething(cut..<next)
            else { continue }
            clauses.append(start..<cut)
            start = cut
        }
        clauses.append(start..<content.count)
        return clauses
    }
}
