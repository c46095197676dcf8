import Conversations
import Yams

extension YAMLProblem {
    /// Yams' error as one line.
    ///
    /// - Parameter text: what was read.
    init(_ error: YamlError, file: String, text: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, message: "not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let shown = keys.prefix(3).map(\.quoted).joined(separator: ", ")
            let line = keys.compactMap { Self.repetition(of: $0, in: text, from: context.mark) }.min()
            self.init(file: file, line: line ?? context.mark.line, message: "duplicate key \(shown)")
        case .reader(let problem, _, _, _):
            self.init(file: file, line: 0, message: "not valid YAML: \(problem)")
        default:
            self.init(file: file, line: 0, message: "cannot be parsed")
        }
    }

    /// The line on which a key of a block mapping stands for the second time; nil when it is not found, as in a mapping
    /// within braces.
    ///
    /// - Parameter start: where the mapping begins, which is all that the parser tells.
    private static func repetition(of key: String, in text: String, from start: Mark) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(start.line - 1)
        let indent = start.column - 1
        var found = 0
        for (offset, line) in lines.enumerated() {
            let own = line.unicodeScalars.dropFirst(indent)
            let before = line.unicodeScalars.prefix(indent)
            // The first key may stand behind the sign of a list's entry; what is less indented ends the mapping.
            let isBlank = line.allSatisfy(\.isWhitespace)
            guard isBlank || offset == 0 || before.allSatisfy({ $0 == " " }) else { return nil }
            for spelling in [key, "'\(key)'", "\"\(key)\""] where own.starts(with: spelling.unicodeScalars) {
                let rest = own.dropFirst(spelling.unicodeScalars.count).drop { $0 == " " }
                if rest.first == ":" { found += 1 }
            }
            if found == 2 { return start.line + offset }
        }
        return nil
    }
}
