/// The customer's turns of a telephone transcript with speaker labels.
///
/// Fillers ("é...", "uhm") are kept: the classifier was trained with them.
enum PhoneTranscript {
    private enum Speaker { case customer, other }

    private static let customerLabels: Set<String> = [
        "customer", "client", "caller", "guest", "cliente", "usuário", "usuario", "assinante", "titular", "hóspede",
        "huésped", "user",
    ]
    private static let otherLabels: Set<String> = [
        "agent", "operator", "assistant", "representative", "rep", "bot", "system", "ivr", "agente", "atendente",
        "operador", "operadora", "asesor", "asesora", "ura", "sistema", "robô", "reception", "receptionist",
    ]

    static func customerTurns(_ text: String) -> CleanedText {
        var speaker: Speaker?
        var turns: [String] = []
        var othersSpoke = false
        for line in text.split(whereSeparator: \.isNewline) {
            for turn in self.turns(in: line, saidBy: speaker) {
                speaker = turn.speaker
                switch turn.speaker {
                case .customer: turns.append(turn.words)
                case .other: othersSpoke = true
                case nil: break
                }
            }
        }
        // Without labels there is nobody to tell apart: the whole text is the customer's.
        guard !turns.isEmpty else { return CleanedText(text: text, notes: []) }
        return CleanedText(
            text: turns.filter { !$0.isEmpty }.joined(separator: "\n"), notes: othersSpoke ? [.agentTurnsRemoved] : [])
    }

    /// A line's turns: labels can stand anywhere in it; words before the first belong to whoever spoke before.
    private static func turns(
        in line: Substring, saidBy previous: Speaker?
    ) -> [(speaker: Speaker?, words: String)] {
        var turns: [(speaker: Speaker?, words: String)] = []
        var speaker = previous
        var words: [Substring] = []
        var tokens = line.split(whereSeparator: \.isWhitespace)[...]
        // "[00:12]" and "00:12 -" before a label.
        while let first = tokens.first, isTimestamp(first) { tokens = tokens.dropFirst() }
        for (position, token) in tokens.enumerated() {
            if let labelled = self.speaker(labelledBy: token, atLineStart: position == 0) {
                turns.append((speaker, words.joined(separator: " ")))
                speaker = labelled
                words = []
            } else if speaker != nil || !isTimestamp(token) {
                words.append(token)
            }
        }
        turns.append((speaker, words.joined(separator: " ")))
        return turns.filter { $0.speaker != nil && !$0.words.isEmpty }
    }

    /// `Customer:`, `[Cliente]:`, `**Agent:**`; at the start of a line also a name, which is not the customer's.
    private static func speaker(labelledBy token: Substring, atLineStart: Bool) -> Speaker? {
        var label = token[...]
        while let last = label.last, last == "*" || last == "]" { label = label.dropLast() }
        guard label.last == ":" else { return nil }
        label = label.dropLast()
        while let last = label.last, last == "]" || last == "*" || last == ")" { label = label.dropLast() }
        while let first = label.first, first == "[" || first == "*" || first == "(" { label = label.dropFirst() }
        let word = label.lowercased()
        if customerLabels.contains(word) { return .customer }
        if otherLabels.contains(word) { return .other }
        let isName = atLineStart && label.first?.isUppercase == true && label.allSatisfy(\.isLetter)
        return isName ? .other : nil
    }

    private static func isTimestamp(_ token: Substring) -> Bool {
        token.contains(where: \.isNumber) && token.contains(":") || token == "-" || token == "–"
            ? token.allSatisfy { $0.isNumber || ":[]()-–.,".contains($0) } : false
    }
}
