import Yams

extension YAMLProblem {
    /// Yams' error as one line.
    ///
    /// - Parameter bytes: what was read.
    init(_ error: YamlError, file: String, bytes: [UInt8]) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, message: "not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let shown = keys.prefix(3).map(quoted).joined(separator: ", ")
            // The error knows only where the mapping begins.
            let line = keys.first.flatMap { Self.secondLine(of: $0, in: bytes, from: context.mark) }
            self.init(file: file, line: line ?? context.mark.line, message: "duplicate key \(shown)")
        case .reader(let problem, _, _, _):
            self.init(file: file, line: 0, message: "not valid YAML: \(problem)")
        default:
            self.init(file: file, line: 0, message: "cannot be parsed")
        }
    }

    /// Where a key of a block mapping stands for the second time; nil when it is written in another way.
    private static func secondLine(of key: String, in bytes: [UInt8], from mark: Mark) -> Int? {
        let indentation = mark.column - 1
        var isKnown = false
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where index + 1 >= mark.line {
            // The mapping's first line may begin with a list's dash.
            guard index + 1 == mark.line || line.prefix(indentation).allSatisfy({ $0 == UInt8(ascii: " ") }) else {
                continue
            }
            let content = line.dropFirst(indentation)
            guard content.starts(with: key.utf8),
                content.dropFirst(key.utf8.count).first(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: ":")
            else { continue }
            if isKnown { return index + 1 }
            isKnown = true
        }
        return nil
    }
}
