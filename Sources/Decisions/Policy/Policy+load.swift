import ContextEngine
import YAMLDocuments

extension Policy {
    /// The files that a policy folder has, in the order in which they are read.
    package static let fileNames = ["replies.yaml", "teams.yaml", "hours.yaml", "policy.yaml"]
    /// Files that it may have.
    package static let optionalFileNames = ["facts.yaml"]

    /// Reads and checks a whole folder; every problem in every file is told at once.
    ///
    /// - Parameters:
    ///   - folder: holds policy.yaml, replies.yaml, teams.yaml and hours.yaml.
    ///   - digest: makes the policy's digest from the files' bytes, for instance their SHA-256 in hexadecimal.
    package static func load(
        folder: String, digest: (_ bytes: [UInt8]) -> String
    ) throws(PolicyError) -> Policy {
        var documents: [String: YAMLDocument] = [:]
        var problems = YAMLProblems()
        for name in fileNames {
            documents[name] = problems.collect { () throws(YAMLProblem) in
                try YAMLDocument.read(path: "\(folder)/\(name)", name: name)
            }
        }
        for name in optionalFileNames {
            documents[name] =
                problems.collect { () throws(YAMLProblem) in
                    try YAMLDocument.readIfPresent(path: "\(folder)/\(name)", name: name)
                } ?? nil
        }
        guard problems.isEmpty else { throw .invalid(problems.list) }
        return try Policy(documents, digest: digest)
    }

    /// Reads the files from texts by name, for tests and for checking an edit before it is saved.
    package static func read(
        texts: [String: String], digest: (_ bytes: [UInt8]) -> String
    ) throws(PolicyError) -> Policy {
        var documents: [String: YAMLDocument] = [:]
        var problems = YAMLProblems()
        for name in fileNames {
            documents[name] = problems.collect { () throws(YAMLProblem) in
                guard let text = texts[name] else { throw YAMLProblem(file: name, line: 0, message: "is missing") }
                return try YAMLDocument.read(text: text, name: name)
            }
        }
        for name in optionalFileNames {
            guard let text = texts[name] else { continue }
            documents[name] = problems.collect { () throws(YAMLProblem) in
                try YAMLDocument.read(text: text, name: name)
            }
        }
        guard problems.isEmpty else { throw .invalid(problems.list) }
        return try Policy(documents, digest: digest)
    }

    /// - Parameter documents: one for each of ``fileNames``, and for those of ``optionalFileNames`` that are there.
    private init(_ documents: [String: YAMLDocument], digest: ([UInt8]) -> String) throws(PolicyError) {
        var reading = PolicyReading()
        func with<Value>(
            _ name: String, _ read: (YAMLDocument, inout PolicyReading) -> Value, else empty: Value
        ) -> Value {
            documents[name].map { read($0, &reading) } ?? empty
        }
        // What can be told first, then intents, then teams, because the other files refer to both.
        let facts = with("facts.yaml", FactRules.read, else: FactRules())
        let replies = with("replies.yaml", ReplyCatalogue.read, else: ReplyCatalogue())
        let teams = with("teams.yaml", TeamDirectory.read, else: TeamDirectory())
        let hours = with("hours.yaml", BusinessHours.read, else: BusinessHours())
        let settings = with("policy.yaml", RuleSettings.read, else: RuleSettings())
        guard reading.problems.isEmpty else { throw .invalid(reading.problems.list) }

        // Lengths keep two folders apart whose files run together to the same bytes.
        var bytes: [UInt8] = []
        for name in Self.fileNames + Self.optionalFileNames {
            guard let file = documents[name]?.bytes else { continue }
            bytes += Array("\(name) \(file.count)\n".utf8) + file
        }
        self.init(digest: digest(bytes), settings: settings, facts: facts, replies: replies, teams: teams, hours: hours)
    }
}
