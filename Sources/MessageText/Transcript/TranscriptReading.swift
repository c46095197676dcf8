/// A telephone transcript read turn by turn: what the customer says, and what others say.
///
/// Fillers ("é...", "uhm") are kept.
package struct TranscriptReading: Hashable, Sendable {
    /// Whose voice a turn is.
    package enum Speaker: String, Hashable, Sendable, CaseIterable { case customer, other, unknown }

    /// What one speaker says, until another does.
    package struct Turn: Hashable, Sendable {
        package var speaker: Speaker
        /// As the transcript names the speaker; nil where it does not.
        package var label: String?
        package var text: String
    }

    package private(set) var turns: [Turn]
    /// Whether the transcript says who is speaking.
    package private(set) var hasLabels: Bool

    /// What the customer says, a line for each of theirs; empty when only others speak.
    package var ownText: String {
        turns.filter { $0.speaker == .customer && !$0.text.isEmpty }.map(\.text).joined(separator: "\n")
    }

    package var isNothingOwn: Bool { !turns.contains { $0.speaker == .customer && !$0.text.isEmpty } }
    /// Whether anybody but the customer speaks.
    package var hasOthers: Bool { turns.contains { $0.speaker != .customer && !$0.text.isEmpty } }

    /// Reads a transcript in time that grows with its length.
    ///
    /// Without labels all of it is the customer's: a voice mail, or notes of a call.
    package init(_ text: String) {
        let lines = TranscriptLine.lines(of: text).filter { !$0.text.isEmpty || $0.voice != nil }
        let labels = SpeakerLabels(lines)
        hasLabels = !labels.isEmpty
        guard hasLabels else {
            let words = lines.map { labels.withoutTimes($0.text) }.joined(separator: "\n")
            turns = words.isEmpty ? [] : [Turn(speaker: .customer, text: words)]
            return
        }
        var turns: [Turn] = []
        for (index, line) in lines.enumerated() {
            for part in labels.parts(of: line, at: index) {
                if let label = part.label {
                    turns.append(Turn(speaker: .unknown, label: label, text: part.said))
                } else if Self.isStageDirection(part.said) {
                    continue
                } else if let last = turns.indices.last {
                    turns[last].text += turns[last].text.isEmpty ? part.said : "\n" + part.said
                } else {
                    turns.append(Turn(speaker: .unknown, text: part.said))
                }
            }
        }
        self.turns = labels.withSpeakers(turns)
    }

    /// "[hold music]", "(pausa)": said by nobody.
    private static func isStageDirection(_ line: String) -> Bool {
        guard let first = line.first, let last = line.last else { return true }
        return (first == "[" && last == "]") || (first == "(" && last == ")") || (first == "*" && last == "*")
    }
}
