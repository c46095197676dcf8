import Conversations

/// A transcript's line by line, without what subtitle files put around the words.
struct TranscriptLine {
    /// The speaker that a WebVTT voice names.
    var voice: String?
    var text: String

    private static let limit = 256 * 1024
    private static let lineLimit = 4000

    /// Lines of a plain transcript, or of a WebVTT or SRT file.
    static func lines(of text: String) -> [TranscriptLine] {
        let lines = String(decoding: text.utf8.prefix(limit), as: UTF8.self)
            .split(maxSplits: lineLimit, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .prefix(lineLimit).map { String($0).trimmingSpaces }
        let firstFilled = lines.first { !$0.isEmpty } ?? ""
        let isWebVTT = firstFilled.drop { $0 == "\u{FEFF}" }.hasPrefix("WEBVTT")
        guard isWebVTT || lines.count(where: isTiming) >= 2 else {
            return lines.map { TranscriptLine(text: $0) }
        }
        return cues(lines)
    }

    /// "00:00:01.000 --> 00:00:04.000 align:start", with a comma in SRT.
    private static func isTiming(_ line: String) -> Bool {
        guard let first = line.first, first.isNumber, let arrow = line.firstRange(of: "-->") else { return false }
        return line[..<arrow.lowerBound].allSatisfy { $0.isNumber || ":., ".contains($0) }
    }

    /// Only what is said: no header, notes, numbers or times.
    private static func cues(_ lines: [String]) -> [TranscriptLine] {
        var said: [TranscriptLine] = []
        var isInCue = false
        for line in lines {
            if isTiming(line) {
                isInCue = true
            } else if line.isEmpty {
                isInCue = false
            } else if isInCue {
                said += voices(in: line)
            }
        }
        return said
    }

    /// `<v Agent>Good morning.</v>`: each voice is a line; other tags go.
    private static func voices(in line: String) -> [TranscriptLine] {
        guard line.contains("<") || line.contains("&") else { return [TranscriptLine(text: line)] }
        var lines = [TranscriptLine(text: "")]
        var rest = line[...]
        while let open = rest.firstIndex(of: "<") {
            lines[lines.count - 1].text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            // `v`, or `v.loud` with classes, then the name.
            let parts = tag.split(separator: " ", maxSplits: 1)
            if let kind = parts.first, kind == "v" || kind.hasPrefix("v."), parts.count == 2 {
                lines.append(TranscriptLine(voice: decoded(String(parts[1])), text: ""))
            }
        }
        if !rest.contains("<") { lines[lines.count - 1].text += rest }
        return lines.compactMap { line in
            let text = decoded(line.text).trimmingSpaces
            return text.isEmpty && line.voice == nil ? nil : TranscriptLine(voice: line.voice, text: text)
        }
    }

    /// The few entities that WebVTT knows.
    private static func decoded(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var decoded = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            decoded += rest[..<mark]
            rest = rest[mark...]
            if let entity = entities.first(where: { rest.hasPrefix($0.name) }) {
                decoded += entity.text
                rest = rest.dropFirst(entity.name.count)
            } else {
                decoded += "&"
                rest = rest.dropFirst()
            }
        }
        return decoded + rest
    }

    private static let entities = [
        (name: "&amp;", text: "&"), (name: "&lt;", text: "<"), (name: "&gt;", text: ">"), (name: "&nbsp;", text: " "),
        (name: "&lrm;", text: ""), (name: "&rlm;", text: ""), (name: "&quot;", text: "\""), (name: "&#39;", text: "'"),
    ]
}
