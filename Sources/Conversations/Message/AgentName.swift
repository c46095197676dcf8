/// The name by which an agent is known to callers: 1 to 64 letters, digits and `._@-`.
package struct AgentName: Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init?(_ rawValue: String) {
        guard (1...64).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy(IdentifierAlphabet.isAllowed) else {
            return nil
        }
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}
