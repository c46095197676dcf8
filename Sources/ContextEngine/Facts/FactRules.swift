package import Patterns

/// Which facts a domain looks for, and what it calls its own.
package struct FactRules: Sendable {
    /// A pattern of the domain.
    package struct Own: Sendable {
        package var name: String
        /// Its first group is the value; the whole match where it has none.
        package var pattern: Pattern

        package init(name: String, pattern: Pattern) {
            self.name = name
            self.pattern = pattern
        }
    }

    package var region: FactRegion
    /// Looked for in every message; others only where they were asked for.
    package var kinds: Set<FactKind>
    package var own: [Own]

    package init(region: FactRegion = .brazil, kinds: Set<FactKind> = [], own: [Own] = []) {
        self.region = region
        self.kinds = kinds
        self.own = own
    }

    /// Every name that a fact can have here.
    package var names: Set<String> { Set(FactKind.allCases.map(\.rawValue)).union(own.map(\.name)) }

    /// Whether a fact of this name is so rarely told by the way that finding it shows what a message is about; what a domain
    /// has a pattern for is.
    package func isDistinctive(_ name: String) -> Bool { FactKind(rawValue: name)?.isDistinctive ?? true }
}
