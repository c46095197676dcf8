/// The teams that conversations of one inbox can go to.
package struct InboxTeams: Hashable, Sendable {
    /// As teams.yaml calls them.
    package let names: Set<String>
    /// Where a conversation goes that no team has had yet.
    package let fallback: String

    package init(names: Set<String>, fallback: String) {
        self.names = names
        self.fallback = fallback
    }
}
