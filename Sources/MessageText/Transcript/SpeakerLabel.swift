import Conversations

/// What may be a speaker's label in front of a line; whether it is one, only the whole transcript shows.
struct SpeakerLabel {
    /// How a label is set off from what is said.
    enum Form: Hashable {
        case colon, dash, tab, bracket, voice
        /// Alone on its line, with nothing behind it.
        case alone
    }

    /// The label's words, folded, by which it is told again.
    let key: [Substring]
    /// As it is written, without marks and times.
    let name: String
    let form: Form
    let said: String

    private static let byteLimit = 48
    private static let wordLimit = 5

    /// The label that a line may begin with.
    init?(_ line: TranscriptLine) {
        if let voice = line.voice {
            self.init(name: voice, form: .voice, said: line.text)
            return
        }
        let start = Self.opening(line.text)
        guard let found = Self.split(start) else { return nil }
        self.init(name: found.name, form: found.form, said: found.said)
    }

    private init?(name: String, form: Form, said: String) {
        let plain = Self.withoutMarks(name)
        guard !plain.isEmpty, plain.utf8.count <= Self.byteLimit, !plain.contains(where: { "?!;\"".contains($0) })
        else { return nil }
        let words = FoldedLine(plain.replacing("_", with: " ")).words
        guard (1...Self.wordLimit).contains(words.count), words.contains(where: { $0.contains(where: \.isLetter) })
        else { return nil }
        self.key = words
        self.name = plain
        self.form = form
        self.said = Self.withoutClosers(said)
    }

    // MARK: In front of the label

    /// A line without bullets, numbers of turns and times at its start.
    static func opening(_ line: String) -> Substring {
        var rest = line[...]
        for _ in 0..<6 {
            let before = rest.startIndex
            rest = rest.drop { $0.isWhitespace || "-–—•>#".contains($0) }
            rest = withoutTime(rest)
            rest = withoutTurnNumber(rest)
            if rest.startIndex == before { break }
        }
        return rest
    }

    /// "[00:05]", "(00:05 - 00:09)", "00:12 ", "00:12 |".
    private static func withoutTime(_ text: Substring) -> Substring {
        if let open = text.first, open == "[" || open == "(" || open == "{" {
            guard let close = text.prefix(40).firstIndex(where: { "])}".contains($0) }) else { return text }
            let inside = text[text.index(after: text.startIndex)..<close]
            return isTime(inside) ? text[text.index(after: close)...].drop { " \t-–—:|".contains($0) } : text
        }
        let token = text.prefix { !$0.isWhitespace && $0 != "|" }
        guard token.count <= 16, isTime(token), token.contains(":") else { return text }
        let rest = text[token.endIndex...].drop { " \t-–—|".contains($0) }
        return rest.isEmpty ? text : rest
    }

    private static func isTime(_ text: Substring) -> Bool {
        guard text.contains(where: \.isNumber) else { return false }
        let rest = text.lowercased().replacing("am", with: "").replacing("pm", with: "")
        return rest.allSatisfy { $0.isNumber || ":.,->– \t/sh".contains($0) }
            && (text.contains(":") || text.contains(".") || text.contains("s"))
    }

    private static func withoutTurnNumber(_ text: Substring) -> Substring {
        let digits = text.prefix { $0.isNumber }
        guard (1...3).contains(digits.count) else { return text }
        let rest = text[digits.endIndex...]
        guard let mark = rest.first, ".)".contains(mark), rest.dropFirst().first == " " else { return text }
        return rest.dropFirst(2)
    }

    // MARK: The label

    private static func split(_ line: Substring) -> (name: String, form: Form, said: String)? {
        guard let first = line.first else { return nil }
        if first == "[" || first == "<" || first == "(" {
            let close: Character = first == "[" ? "]" : first == "<" ? ">" : ")"
            if let end = line.prefix(byteLimit).firstIndex(of: close) {
                let name = line[line.index(after: line.startIndex)..<end]
                var said = line[line.index(after: end)...]
                let hasColon = said.first == ":" || name.last == ":"
                if said.first == ":" { said = said.dropFirst() }
                if hasColon { return (String(name), .colon, String(said)) }
                return first == "(" ? nil : (String(name), .bracket, String(said))
            }
        }
        var index = line.startIndex
        let head = line.prefix(byteLimit)
        while index < head.endIndex {
            let character = line[index]
            let next = line.index(after: index)
            if character == ":" || character == "：" {
                let follower = next < line.endIndex ? line[next] : " "
                guard
                    follower.isWhitespace || "*]_\"“".contains(follower) || follower.isLetter || "¿¡".contains(follower)
                else {
                    // "Agent (00:05): …" goes on behind its time; "10:30" and "https://" are no labels.
                    guard follower.isNumber, line[..<index].contains(where: { "([".contains($0) }) else { return nil }
                    index = next
                    continue
                }
                return (String(line[..<index]), .colon, String(line[next...]))
            }
            if character == "\t" { return (String(line[..<index]), .tab, String(line[next...])) }
            if "-–—|".contains(character), index > line.startIndex, next < line.endIndex,
                line[line.index(before: index)] == " ", line[next] == " ",
                !isRoleDash(line[..<index], before: line[next...])
            {
                return (String(line[..<index]), .dash, String(line[next...]))
            }
            index = next
        }
        return line.endIndex == head.endIndex ? (String(line), .alone, "") : nil
    }

    /// "Agent - Marcus: hello" is one label.
    private static func isRoleDash(_ label: Substring, before rest: Substring) -> Bool {
        guard let colon = rest.prefix(32).firstIndex(of: ":"), rest[colon...].dropFirst().first?.isWhitespace ?? true,
            rest[..<colon].split(separator: " ").count <= 2, rest[..<colon].allSatisfy({ $0.isLetter || $0 == " " })
        else { return false }
        return SpeakerRole.role(of: FoldedLine(label).words) != nil
    }

    /// Without asterisks, brackets and times around it.
    private static func withoutMarks(_ name: String) -> String {
        var text = name.trimmingSpaces[...]
        for _ in 0..<4 {
            let before = text
            text = text.drop { "*_[<\"“# ".contains($0) }
            while let last = text.last, "*_]>\"”: \t-".contains(last) { text = text.dropLast() }
            if let open = text.lastIndex(where: { $0 == "(" || $0 == "[" }), let last = text.last,
                last == ")" || text[open] == "[",
                isTime(text[text.index(after: open)...].filter { !")]".contains($0) }[...])
            {
                text = text[..<open]
            } else if let blank = text.lastIndex(where: \.isWhitespace), isTime(text[text.index(after: blank)...]),
                text[blank...].contains(":")
            {
                text = text[..<blank]
            }
            if text.endIndex == before.endIndex, text.startIndex == before.startIndex { break }
        }
        return String(text).trimmingSpaces
    }

    private static func withoutClosers(_ said: String) -> String {
        var text = said.trimmingSpaces[...]
        while let first = text.first, "*_]".contains(first) { text = text.dropFirst() }
        if text.hasSuffix("**"), !text.dropLast(2).contains("**") { text = text.dropLast(2) }
        return String(text).trimmingSpaces
    }
}
