/// What is wrong with a YAML file, and where.
package struct YAMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the reader of the message knows it.
    package var file: String
    /// From 1; 0 when the file as a whole is meant.
    package var line: Int
    package var message: String

    package init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `policy.yaml:12: threshold must be a number between 0 and 1`, always one line.
    package var description: String {
        line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)"
    }
}

/// Problems gathered over one file or several, so that a whole folder is validated at once.
package struct YAMLProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order in which they were found; only the first ``limit`` are kept.
    package private(set) var list: [YAMLProblem] = []
    /// How many problems are worth telling at once.
    package static let limit = 100

    package init() {}

    package init(_ problem: YAMLProblem) { list = [problem] }

    package var isEmpty: Bool { list.isEmpty }

    package mutating func add(_ problem: YAMLProblem) {
        if list.count < Self.limit { list.append(problem) }
    }

    /// Runs one reading step; a problem is kept and nil returned.
    package mutating func collect<Value>(_ read: () throws(YAMLProblem) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            add(error)
            return nil
        }
    }

    /// The mapping at `node`, with a problem for each key that is not among `keys`; nil when it is no mapping.
    package mutating func mapping(_ node: YAMLNode, keys: Set<String>) -> YAMLMapping? {
        guard let mapping = collect({ () throws(YAMLProblem) in try node.mapping() }) else { return nil }
        for problem in mapping.unknownKeys(besides: keys) { add(problem) }
        return mapping
    }

    /// One problem a line.
    package var description: String { list.map(\.description).joined(separator: "\n") }
}
