import Patterns

/// Bytes of a message, and what a pattern found in them.
struct FoundText {
    let subject: [UInt8]
    let match: PatternMatch

    var range: Range<Int> { match.range }
    var whole: String { text(match.range) }

    /// A group's text; nil when it took no part.
    subscript(group: Int) -> String? {
        guard match.groups.indices.contains(group), let range = match.groups[group] else { return nil }
        return text(range)
    }

    /// A group's number; nil when it took no part.
    func number(_ group: Int) -> Int64? { self[group].flatMap { Int64($0) } }

    private func text(_ range: Range<Int>) -> String { String(decoding: subject[range], as: UTF8.self) }
}

/// A way in which something is written, and what it then says.
struct FactPattern: Sendable {
    /// What was read.
    struct Reading {
        var value: String
        var isValid = true
    }

    let pattern: Pattern
    let read: @Sendable (FoundText) -> Reading?

    init(pattern: Pattern, read: @escaping @Sendable (FoundText) -> Reading?) {
        self.pattern = pattern
        self.read = read
    }

    /// Nil when the pattern is none, which a test rules out.
    init?(_ source: String, read: @escaping @Sendable (FoundText) -> Reading?) {
        guard let pattern = try? Pattern(source) else { return nil }
        self.pattern = pattern
        self.read = read
    }
}
