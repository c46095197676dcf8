package import Conversations

/// How often each capability of a suite fails.
package struct BehaviourReport: Hashable, Codable, Sendable {
    /// Cases and how many of them failed.
    package struct Tally: Hashable, Codable, Sendable {
        package private(set) var cases = 0
        package private(set) var failures = 0
        package var failureRate: Double { cases > 0 ? Double(failures) / Double(cases) : 0 }

        enum CodingKeys: String, CodingKey {
            case cases, failures
            case failureRate = "failure_rate"
        }

        package init() {}

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            cases = try container.decode(Int.self, forKey: .cases)
            failures = try container.decode(Int.self, forKey: .failures)
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(cases, forKey: .cases)
            try container.encode(failures, forKey: .failures)
            try container.encode(failureRate, forKey: .failureRate)
        }

        mutating func add(failed: Bool) {
            cases += 1
            failures += failed ? 1 : 0
        }

        static func + (left: Self, right: Self) -> Self {
            var sum = left
            sum.cases += right.cases
            sum.failures += right.failures
            return sum
        }
    }

    /// One test of the suite.
    package struct Test: Hashable, Codable, Sendable {
        package var capability: String
        package var name: String
        package var type: BehaviourSuite.Kind
        package var line: Int
        package var result: Tally
        package var allowedFailures: Double
        /// True while no greater share fails than is allowed.
        package var passed: Bool
        /// By perturbation, or by where a phrase was added; empty for minimum functionality.
        package var changes: [String: Tally]
        /// The first ``BehaviourReport/exampleLimit`` cases that failed.
        package var examples: [Example]

        enum CodingKeys: String, CodingKey {
            case capability, name, type, line, result
            case allowedFailures = "allowed_failures"
            case passed, changes, examples
        }
    }

    /// A case that failed.
    package struct Example: Hashable, Codable, Sendable {
        package var text: String
        package var original: String?
        package var change: String?
        package var expected: String
        package var found: String
        package var line: Int
    }

    package static let exampleLimit = 50

    package var file: String
    package var total: Tally
    /// By capability.
    package var capabilities: [String: Tally]
    /// By capability, then by type of test.
    package var matrix: [String: [String: Tally]]
    /// In file order.
    package var tests: [Test]

    /// Judges every case of `suite`; a message that stands in several is classified once.
    ///
    /// - Parameter progress: is told how many tests are done.
    package init(_ suite: BehaviourSuite, progress: (Int) -> Void = { _ in }, classify: (String) -> Classification) {
        var known: [String: Classification] = [:]
        func classification(of text: String) -> Classification {
            if let found = known[text] { return found }
            let found = classify(text)
            known[text] = found
            return found
        }
        file = suite.file
        total = Tally()
        capabilities = [:]
        matrix = [:]
        tests = []
        for test in suite.tests {
            let judged = Test(test, classification: classification)
            tests.append(judged)
            total = total + judged.result
            capabilities[test.capability] = (capabilities[test.capability] ?? Tally()) + judged.result
            let types = matrix[test.capability] ?? [:]
            matrix[test.capability, default: [:]][test.kind.rawValue] =
                (types[test.kind.rawValue] ?? Tally()) + judged.result
            progress(tests.count)
        }
    }
}

extension BehaviourReport.Test {
    init(_ test: BehaviourSuite.Test, classification: (String) -> Classification) {
        var result = BehaviourReport.Tally()
        var changes: [String: BehaviourReport.Tally] = [:]
        var examples: [BehaviourReport.Example] = []
        for example in test.cases {
            let found = classification(example.text)
            let original = example.original.map(classification)
            let failed = example.demands.filter { !$0.holds(for: found, beside: original) }
            result.add(failed: !failed.isEmpty)
            if let change = example.change { changes[change, default: .init()].add(failed: !failed.isEmpty) }
            guard !failed.isEmpty, examples.count < BehaviourReport.exampleLimit else { continue }
            examples.append(
                .init(
                    text: example.text, original: example.original, change: example.change,
                    expected: failed.map(\.expected).joined(separator: "; "),
                    found: failed.map { $0.found(found, beside: original) }.joined(separator: "; "),
                    line: example.line))
        }
        self.init(
            capability: test.capability, name: test.name, type: test.kind, line: test.line, result: result,
            allowedFailures: test.allowedFailures, passed: result.failureRate <= test.allowedFailures + 1e-12,
            changes: changes, examples: examples)
    }
}
