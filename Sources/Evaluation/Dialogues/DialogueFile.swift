import Conversations
import Foundation
import InputFiles

/// Reads `conversations.jsonl`, one dialogue a line; docs/evaluation.md describes it.
package enum DialogueFile {
    private static let byteLimit = 64 << 20
    private static let dialogueLimit = 100_000
    private static let stepLimit = 100

    /// - Throws: the first thing that makes the file unusable, with its line.
    package static func read(path: String) throws(DialogueProblem) -> [Dialogue] {
        let bytes: [UInt8]
        do { bytes = try InputFile.read(path, limit: byteLimit) } catch {
            throw DialogueProblem(file: path, line: 0, message: "\(error)")
        }
        return try read(bytes: bytes, name: path)
    }

    /// The dialogues of all files, in their order; none without files.
    package static func read(paths: [String]) throws(DialogueProblem) -> [Dialogue] {
        var dialogues: [Dialogue] = []
        for path in paths { dialogues += try read(path: path) }
        return dialogues
    }

    /// Reads lines that are in memory; `name` is how messages call them.
    package static func read(bytes: [UInt8], name: String) throws(DialogueProblem) -> [Dialogue] {
        var dialogues: [Dialogue] = []
        var lineOfID: [String: Int] = [:]
        var line = 0
        for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            guard text.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            let problem = { (message: String) in DialogueProblem(file: name, line: line, message: message) }
            let row: Row
            do {
                _ = try JSONStructure.check(Array(text))
                row = try JSONDecoder().decode(Row.self, from: Data(text))
            } catch let error as DecodingError {
                throw problem(error.shortMessage)
            } catch {
                throw problem("is not a JSON object that a dialogue can be read from")
            }
            let dialogue = try dialogue(row, at: line, problem: problem)
            if let earlier = lineOfID.updateValue(line, forKey: dialogue.id) {
                throw problem("the id \(dialogue.id) stands in line \(earlier) too")
            }
            guard dialogues.count < dialogueLimit else { throw problem("more than \(dialogueLimit) dialogues") }
            dialogues.append(dialogue)
        }
        guard !dialogues.isEmpty else { throw DialogueProblem(file: name, line: 0, message: "has no dialogues") }
        return dialogues
    }

    private static func dialogue(
        _ row: Row, at line: Int, problem: (String) -> DialogueProblem
    ) throws(DialogueProblem) -> Dialogue {
        guard let channel = Channel(rawValue: row.channel) else {
            throw problem("channel must be one of \(Channel.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard !row.steps.isEmpty, row.steps.count <= stepLimit else {
            throw problem("steps must have 1 to \(stepLimit) messages")
        }
        var steps = row.steps.map(\.step)
        guard steps.allSatisfy({ ($0.message + ($0.subject ?? "")).contains { !$0.isWhitespace } }) else {
            throw problem("a step has no message")
        }
        let last = steps.count - 1
        guard row.outcome.ok_auto != nil else { throw problem("ok_auto is missing") }
        steps[last].permitted = row.outcome.permitted
        return Dialogue(
            id: row.id, line: line, domain: row.domain, channel: channel, kind: row.kind, steps: steps, why: row.why)
    }
}

/// A line as it is written.
private struct Row: Decodable {
    var id: String
    var domain: String
    var channel: String
    var kind: String
    var steps: [WrittenStep]
    var why: String?
    var outcome: WrittenOutcome

    private enum CodingKeys: String, CodingKey { case id, domain, channel, kind, steps, why }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        domain = try fields.decode(String.self, forKey: .domain)
        channel = try fields.decode(String.self, forKey: .channel)
        kind = try fields.decode(String.self, forKey: .kind)
        steps = try fields.decode([WrittenStep].self, forKey: .steps)
        why = try fields.decodeIfPresent(String.self, forKey: .why)
        outcome = try WrittenOutcome(from: decoder)
    }
}

/// The outcomes beside a dialogue or one of its steps.
private struct WrittenOutcome: Decodable {
    // Named as the file names them.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var ok_auto: [String]?
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var ok_both: [String]?
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var ok_person: Bool?
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var ok_clarify: Bool?
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var ok_silent: Bool?

    var permitted: Dialogue.Permitted {
        var permitted = Dialogue.Permitted()
        permitted.answers = Set((ok_auto ?? []).map { IntentLabel($0) })
        permitted.answersTogether = Set((ok_both ?? []).map { IntentLabel($0) })
        permitted.person = ok_person ?? true
        permitted.clarification = ok_clarify ?? false
        permitted.silence = ok_silent ?? false
        return permitted
    }
}

/// A step: its text alone, or an object with more.
private struct WrittenStep: Decodable {
    var step: Dialogue.Step

    private enum CodingKeys: String, CodingKey {
        case message, subject
        case contentType = "content_type"
    }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            step = Dialogue.Step(message: text)
            return
        }
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let outcome = try WrittenOutcome(from: decoder)
        step = Dialogue.Step(
            message: try fields.decode(String.self, forKey: .message),
            subject: try fields.decodeIfPresent(String.self, forKey: .subject),
            contentType: try fields.decodeIfPresent(String.self, forKey: .contentType),
            permitted: outcome.ok_auto == nil ? nil : outcome.permitted)
    }
}

extension DecodingError {
    /// The field and what is wrong with it, without Foundation's own words around it.
    fileprivate var shortMessage: String {
        switch self {
        case .keyNotFound(let key, let context):
            "\((context.codingPath + [key]).map(\.stringValue).joined(separator: ".")) is missing"
        case .typeMismatch(_, let context) where !context.codingPath.isEmpty,
            .valueNotFound(_, let context) where !context.codingPath.isEmpty:
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")) has the wrong type"
        default: "is not a JSON object that a dialogue can be read from"
        }
    }
}
