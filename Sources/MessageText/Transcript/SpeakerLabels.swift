import Conversations

/// A transcript's labels, learnt from the transcript itself: they stand at the start of lines, name a role or come again,
/// and are all set off in the same way.
struct SpeakerLabels {
    private struct Candidate {
        var count = 0
        var forms: [SpeakerLabel.Form: Int] = [:]
        var name: String
        var said: [String] = []
    }

    /// How each accepted label is set off.
    private var accepted: [[Substring]: Set<SpeakerLabel.Form>] = [:]
    private let hasTimes: Bool
    /// What each line may begin with.
    private let found: [SpeakerLabel?]
    /// In a transcript of one line, labels stand within it.
    private let isOneLine: Bool

    var isEmpty: Bool { accepted.isEmpty }

    init(_ lines: [TranscriptLine]) {
        isOneLine = lines.count <= 2
        hasTimes =
            lines.count { ["[", "("].contains($0.text.first) && SpeakerLabel.opening($0.text).count < $0.text.count }
            >= 1
        var candidates: [[Substring]: Candidate] = [:]
        var labelled = 0
        found = lines.map(SpeakerLabel.init)
        for label in found.compactMap(\.self) {
            labelled += 1
            candidates[label.key, default: Candidate(name: label.name)].count += 1
            candidates[label.key]?.forms[label.form, default: 0] += 1
            candidates[label.key]?.said.append(label.said)
        }
        learn(candidates, isAllLabelled: labelled == lines.count)
    }

    private mutating func learn(_ candidates: [[Substring]: Candidate], isAllLabelled: Bool) {
        let fields = candidates.filter { SpeakerRole.isField($0.key) }
        let roles = candidates.filter { entry in
            guard fields[entry.key] == nil, let role = SpeakerRole.role(of: entry.key) else { return false }
            return role != .unnamed && Self.isLabelOnly(entry.value.name, entry.key)
        }
        // Notes of a call name who called, and say why, each once.
        let isNote =
            !fields.isEmpty
            && roles.values.allSatisfy { $0.count == 1 && $0.said.allSatisfy { FoldedLine($0).words.count <= 4 } }
        if !isNote {
            for form in [SpeakerLabel.Form.colon, .dash, .tab, .bracket, .voice, .alone] {
                let alike = roles.filter { $0.value.forms[form] != nil }
                // A colon behind a role says enough; other marks stand in sentences, too, so that they must come again.
                let isSure =
                    form == .colon || form == .voice || alike.count >= 2 || alike.values.contains { $0.count >= 2 }
                guard isSure else { continue }
                for entry in alike { accepted[entry.key, default: []].insert(form) }
            }
        }
        let unnamed = candidates.filter { SpeakerRole.role(of: $0.key) == .unnamed && fields[$0.key] == nil }
        if unnamed.count >= 2 || unnamed.values.contains(where: { $0.count >= 2 }) {
            for entry in unnamed { accepted[entry.key, default: []].formUnion(entry.value.forms.keys) }
        }
        let forms = accepted.values.reduce(into: Set<SpeakerLabel.Form>()) { $0.formUnion($1) }
        let names = candidates.filter { entry in
            accepted[entry.key] == nil && fields[entry.key] == nil && !SpeakerRole.isOpener(entry.key)
                && Self.isName(entry.value.name)
        }
        // A name is a label where it comes again, and where every line has one.
        for (key, candidate) in names {
            for (form, count) in candidate.forms {
                guard form == .voice || count >= 2 && (forms.isEmpty || forms.contains(form)) else { continue }
                accepted[key, default: []].insert(form)
            }
        }
        guard !accepted.isEmpty else { return }
        if isAllLabelled {
            let forms = accepted.values.reduce(into: Set<SpeakerLabel.Form>()) { $0.formUnion($1) }.subtracting([.alone]
            )
            for (key, candidate) in names where accepted[key] == nil && !forms.isDisjoint(with: candidate.forms.keys) {
                accepted[key, default: []].formUnion(candidate.forms.keys)
            }
        }
        // One name alone that comes again is a habit of speech unless others answer.
        if accepted.count == 1, let only = accepted.first, SpeakerRole.role(of: only.key) == nil, only.value != [.voice]
        {
            accepted = [:]
        }
    }

    /// Whether a label is a role, with no more than a name or a number beside it.
    private static func isLabelOnly(_ name: String, _ key: [Substring]) -> Bool {
        if key.allSatisfy({ SpeakerRole.names($0) || $0.contains(where: \.isNumber) }) { return true }
        return name.split { !($0.isLetter || $0.isNumber) }.allSatisfy { word in
            let folded = FoldedLine(word).words.first ?? ""
            return SpeakerRole.names(folded) || word.first?.isUppercase ?? false || word.contains(where: \.isNumber)
                || NameLine.particles.contains(word.lowercased()) || labelWords.contains(folded)
        } || SpeakerRole.role(of: key) == .other && key.count <= 2
    }

    private static let labelWords: Set<Substring> = [
        "virtual", "vendas", "ao", "al", "no", "na", "service", "customer", "front", "desk", "help", "1", "2",
    ]

    private static func isName(_ name: String) -> Bool {
        let words = name.split { $0 == " " || $0 == "." || $0 == "(" || $0 == ")" || $0 == "-" }
        guard (1...4).contains(words.count) else { return false }
        return words.allSatisfy { word in
            (word.first?.isUppercase ?? false) && word.contains(where: \.isLetter)
                || NameLine.particles.contains(word.lowercased())
        } && SpokenWords.count(in: FoldedLine(name).words) == 0
    }

    // MARK: Parts of a line

    /// A line's parts: labels, and what is said behind each; the first part has no label when the line begins with none.
    func parts(of line: TranscriptLine, at index: Int) -> [(label: String?, said: String)] {
        guard let label = found[index], accepted[label.key]?.contains(label.form) == true else {
            return [(nil, withoutTimes(line.text))]
        }
        guard isOneLine, label.form == .colon else { return [(label.name, label.said)] }
        return inner(label)
    }

    /// "Agent: hello Customer: I want to book": the labels of a transcript that was written into one line.
    ///
    /// Only roles, written as the first label is, and not behind a word that makes them part of a sentence.
    private func inner(_ first: SpeakerLabel) -> [(label: String?, said: String)] {
        var parts: [(label: String?, said: String)] = [(first.name, "")]
        var words: [Substring] = []
        let isCapital = first.name.first?.isUppercase ?? false
        for token in first.said.split(whereSeparator: \.isWhitespace) {
            let name = token.drop { "*[(".contains($0) }.prefix { $0.isLetter }
            let mark = token.drop { "*[(".contains($0) }.dropFirst(name.count)
            let folded = FoldedLine(name).words
            if !name.isEmpty, mark.first == ":" || mark.hasPrefix("]:") || mark.hasPrefix("**:"),
                name.first?.isUppercase ?? false == isCapital, let role = SpeakerRole.role(of: folded),
                role != .unnamed,
                !(words.last.map { Self.binding.contains(FoldedLine($0).text) } ?? false)
            {
                parts[parts.count - 1].said = words.joined(separator: " ")
                words = []
                parts.append((String(name), ""))
            } else {
                words.append(token)
            }
        }
        parts[parts.count - 1].said = words.joined(separator: " ")
        return parts
    }

    private static let binding: Set<String> = [
        "the", "your", "our", "my", "an", "a", "that", "this", "to", "with", "o", "ao", "do", "um", "uma", "seu", "sua",
        "meu", "minha", "pelo", "pela", "pro", "pra", "da", "na", "no", "el", "al", "del", "un", "una", "su", "mi",
        "con", "com", "de", "para",
    ]

    /// Without a time in brackets in front, which transcribing programs put there.
    func withoutTimes(_ line: String) -> String {
        guard hasTimes, line.first == "[" || line.first == "(" else { return line }
        return String(SpeakerLabel.opening(line)).trimmingSpaces
    }

    // MARK: Speakers

    /// The turns with who speaks, by the labels' roles where they name any, otherwise by how they speak.
    func withSpeakers(_ turns: [TranscriptReading.Turn]) -> [TranscriptReading.Turn] {
        var roles: [String: SpeakerRole] = [:]
        var said: [String: [String]] = [:]
        var order: [String] = []
        for turn in turns {
            guard let label = turn.label else { continue }
            let name = FoldedLine(label).text
            if said[name] == nil {
                order.append(name)
                roles[name] = SpeakerRole.role(of: FoldedLine(label.replacing("_", with: " ")).words)
            }
            said[name, default: []].append(turn.text)
        }
        let open = order.filter { roles[$0] == nil || roles[$0] == .unnamed }
        let speakers = Self.speakers(of: open, beside: Set(roles.values), said: said)
        return turns.map { turn in
            var turn = turn
            let name = turn.label.map { FoldedLine($0).text } ?? ""
            switch roles[name] {
            case .customer: turn.speaker = .customer
            case .other: turn.speaker = .other
            case .unnamed, nil: turn.speaker = turn.label == nil ? .unknown : speakers[name] ?? .unknown
            }
            return turn
        }
    }

    private static func speakers(
        of names: [String], beside roles: Set<SpeakerRole>, said: [String: [String]]
    ) -> [String: TranscriptReading.Speaker] {
        if roles.contains(.customer) { return Dictionary(uniqueKeysWithValues: names.map { ($0, .other) }) }
        if roles.contains(.other) { return Dictionary(uniqueKeysWithValues: names.map { ($0, .customer) }) }
        var weights = names.map { SpeakerCues.weight(of: said[$0] ?? []) }
        guard names.count > 1 else {
            return names.first.map { [$0: (weights.first ?? 0) > 0 ? .other : .customer] } ?? [:]
        }
        // Whoever takes a call speaks first.
        weights[0] += 1.5
        let house = weights.indices.max { weights[$0] < weights[$1] } ?? 0
        var speakers: [String: TranscriptReading.Speaker] = [:]
        for (index, name) in names.enumerated() {
            speakers[name] = index == house || weights[index] >= 3 ? .other : .customer
        }
        return speakers
    }
}
