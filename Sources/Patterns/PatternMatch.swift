/// Where a pattern matched, in bytes of the subject.
package struct PatternMatch: Hashable, Sendable {
    /// The whole match.
    package var range: Range<Int>
    /// The groups in order of their opening parentheses; nil for one that took no part.
    package var groups: [Range<Int>?]

    package init(range: Range<Int>, groups: [Range<Int>?] = []) {
        self.range = range
        self.groups = groups
    }
}
