package import YAMLDocuments

/// Reads `behaviour.yaml`; docs/evaluation.md describes it.
package enum BehaviourFile {
    /// Tests in one file, rows or pairs in one test, and cases that all tests together may come to.
    static let testLimit = 1_000
    static let rowLimit = 10_000
    package static let caseLimit = 100_000
    /// Different ways of one perturbation for one row.
    static let variantLimit = 20
    private static let limits = YAMLLimits(bytes: 8 << 20, depth: 32, nodes: 500_000)

    /// - Throws: every problem of the file, each with its line.
    package static func read(path: String) throws(YAMLProblems) -> BehaviourSuite {
        try read { () throws(YAMLProblem) in try YAMLDocument.read(path: path, limits: limits) }
    }

    /// Reads a text that is already in memory; `name` is how messages call it.
    package static func read(text: String, name: String) throws(YAMLProblems) -> BehaviourSuite {
        try read { () throws(YAMLProblem) in try YAMLDocument.read(text: text, name: name, limits: limits) }
    }

    private static func read(_ document: () throws(YAMLProblem) -> YAMLDocument) throws(YAMLProblems) -> BehaviourSuite
    {
        var reading = BehaviourReading()
        guard let root = reading.problems.collect({ () throws(YAMLProblem) in try document().root }) else {
            throw reading.problems
        }
        let tests = reading.tests(in: root)
        guard reading.problems.isEmpty else { throw reading.problems }
        return BehaviourSuite(file: root.file, tests: tests)
    }
}
