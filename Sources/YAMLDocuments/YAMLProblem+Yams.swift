import Conversations
import Yams

extension YAMLProblem {
    /// Yams' error as one line.
    init(_ error: YamlError, file: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, message: "not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            let shown = keys.prefix(3).map(\.quoted).joined(separator: ", ")
            self.init(file: file, line: context.mark.line, message: "duplicate key \(shown)")
        case .reader(let problem, _, _, _):
            self.init(file: file, line: 0, message: "not valid YAML: \(problem)")
        default:
            self.init(file: file, line: 0, message: "cannot be parsed")
        }
    }
}
