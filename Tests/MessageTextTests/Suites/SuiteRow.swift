import Foundation

/// A mail or a transcript of the suites, with the lines that are its writer's own.
///
/// Whoever wrote them knew none of the rules. Rows of the half `dev` may be looked at while rules are written; rows of the
/// half `heldout` are only counted.
struct SuiteRow: Decodable {
    enum Half: String, Decodable, CaseIterable { case dev, heldout }

    let id: String
    let split: Half
    let language: String
    /// Greetings and sign-offs are neither asked for nor refused.
    let own: [String]
    let text: String
    var program: String?
    var layout: String?
    var form: String?
    var subject: String?
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var content_type: String?
    var automatic: String?
    /// What each line of a plain mail is, by the suite's writer.
    var lines: [String]?

    static func read(_ name: String) throws -> [SuiteRow] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(SuiteRow.self, from: Data($0.utf8)) }
    }

    /// Whether the words are those of the own lines, with or without lines of greeting and leave.
    func isOwn(_ words: String) -> Bool {
        var free: Set<String> = []
        for (line, kind) in zip(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline), lines ?? [])
        where kind == "greeting" || kind == "sign_off" {
            free.insert(Self.folded(String(line)))
        }
        func counted(_ lines: [Substring]) -> String {
            lines.map { Self.folded(String($0)) }.filter { !free.contains($0) && !$0.isEmpty }.joined(separator: " ")
        }
        return counted(words.split(whereSeparator: \.isNewline))
            == counted(own.flatMap { $0.split(whereSeparator: \.isNewline) })
    }

    /// White space apart, and without the marks of quotation, behind which own lines may stand.
    static func folded(_ text: String) -> String {
        text.filter { $0 != ">" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// How many rows of each sort are right.
struct Tally: CustomStringConvertible {
    private var counts: [String: (right: Int, all: Int)] = [:]

    mutating func count(_ isRight: Bool, in groups: [String?]) {
        for group in groups.compactMap({ $0 }) + ["all"] {
            counts[group, default: (0, 0)].all += 1
            if isRight { counts[group, default: (0, 0)].right += 1 }
        }
    }

    var share: Double {
        guard let all = counts["all"], all.all > 0 else { return 0 }
        return Double(all.right) / Double(all.all)
    }

    var rows: Int { counts["all"]?.all ?? 0 }

    var description: String {
        counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.right)/\($0.value.all)" }.joined(separator: ", ")
    }
}
