package import Conversations

/// Hand-written checks of what a model must be able to do, by capability.
///
/// Ribeiro, Wu, Guestrin, Singh (2020): Beyond Accuracy: Behavioral Testing of NLP Models with CheckList.
package struct BehaviourSuite: Hashable, Sendable {
    /// What a test asks.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Minimum functionality: a message must be understood so.
        case minimumFunctionality = "mft"
        /// A change that must not matter.
        case invariance = "inv"
        /// A change that must move the answer in a known direction.
        case directional = "dir"
    }

    /// One message to judge, by itself or beside the one it was made from.
    package struct Case: Hashable, Sendable {
        package var text: String
        /// The message that `text` is compared with; nil in tests of minimum functionality.
        package var original: String?
        /// How `text` was made from the original: a perturbation's name, `before`, `after` or `pair`.
        package var change: String?
        /// All of them must hold.
        package var demands: [BehaviourDemand]
        /// Of the row in the suite's file.
        package var line: Int
    }

    /// Cases that ask the same.
    package struct Test: Hashable, Sendable {
        package var capability: String
        package var name: String
        package var kind: Kind
        package var line: Int
        /// The share of cases that may fail, in 0...1.
        package var allowedFailures: Double
        package var cases: [Case]
    }

    /// The file, as its reader named it.
    package var file: String
    package var tests: [Test]

    package init(file: String, tests: [Test]) {
        self.file = file
        self.tests = tests
    }

    /// Every intent that a test names, with the first line that does.
    package var intents: [IntentLabel: Int] {
        var lines: [IntentLabel: Int] = [:]
        for test in tests {
            for example in test.cases {
                for label in example.demands.flatMap(\.intents) where lines[label] == nil {
                    lines[label] = example.line
                }
            }
        }
        return lines
    }
}
