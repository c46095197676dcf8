package import Conversations
import Patterns

/// Finds what a message tells for certain: pure, bounded, and by rules alone.
///
/// What is written so that it can be nothing else comes first and keeps its place in the text; what was asked for may then be
/// a bare number among the rest.
package struct FactRecogniser: Sendable {
    /// Bytes of a message that are looked at.
    package static let textLimit = 4 * 1024
    /// Facts of one message.
    package static let factLimit = 12

    private struct Step: Sendable {
        let name: String
        let pattern: FactPattern
        /// What must be in a text for the pattern to be tried: it costs less to look.
        let needs: Need
    }

    private enum Need: Sendable { case nothing, digit, at, brevity }

    private let rules: FactRules
    private let steps: [Step]
    /// Of every kind, for what was asked for.
    private let all: [Step]
    private let bare: [String: FactPattern]

    package init(_ rules: FactRules) {
        self.rules = rules
        let patterns = FactPatterns(region: rules.region)
        let own = rules.own.map { own in
            Step(name: own.name, pattern: FactPattern(own.pattern), needs: .nothing)
        }
        // The order of the kinds is the order in which they claim their place.
        let kinds = FactKind.allCases.compactMap { kind in
            patterns.pattern(of: kind).map { Step(name: kind.rawValue, pattern: $0, needs: Self.need(of: kind)) }
        }
        let hash = rules.counted.flatMap { kind in
            FactPatterns.hash.map { Step(name: kind.rawValue, pattern: $0, needs: .digit) }
        }
        all = own + kinds + (hash.map { [$0] } ?? [])
        let used = Set(rules.kinds.map(\.rawValue)).union(rules.own.map(\.name))
        steps = all.filter { used.contains($0.name) }
        bare = Dictionary(
            FactKind.allCases.compactMap { kind in patterns.barePattern(of: kind).map { (kind.rawValue, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// What a text tells, in the order in which it stands there.
    ///
    /// - Parameter expected: names of what was asked for, which is also read in its bare form.
    package func facts(in text: String, of message: Identifier<Message>, expecting expected: [String] = []) -> [Fact] {
        let subject = Self.subject(text)
        guard !subject.isEmpty else { return [] }
        let traits = Traits(subject)
        var found: [(range: Range<Int>, fact: Fact)] = []
        func isFree(_ range: Range<Int>) -> Bool { !found.contains { $0.range.overlaps(range) } }
        func take(_ name: String, _ pattern: FactPattern) {
            guard found.count < Self.factLimit, let matches = try? pattern.pattern.matches(in: subject) else { return }
            for match in matches where found.count < Self.factLimit && isFree(match.range) {
                let text = FoundText(subject: subject, match: match)
                guard let reading = pattern.read(text) else { continue }
                found.append((match.range, Fact(name, reading, text.whole, message)))
            }
        }

        // What was asked for claims its place before what is told by the way.
        let asked = all.filter { expected.contains($0.name) }
        for step in asked + steps.filter({ !expected.contains($0.name) }) where traits.have(step.needs) {
            take(step.name, step.pattern)
        }
        for name in expected where !found.contains(where: { $0.fact.name == name && $0.fact.isValid }) {
            if let pattern = bare[name] { take(name, pattern) }
            // A street's number is a number that was asked for.
            if name == FactKind.number.rawValue, !found.contains(where: { $0.fact.name == name }),
                let street = found.first(where: { $0.fact.name == FactKind.street.rawValue })
            {
                let digits = street.fact.value.split { !$0.isNumber }.first.map(String.init) ?? ""
                found.append((street.range, Fact(name, .init(value: digits), street.fact.raw, message)))
            }
        }
        if expected.contains(FactKind.freeText.rawValue) {
            let words = text.singleLine(limit: 160).trimmingSpaces
            found.append((0..<0, Fact(FactKind.freeText.rawValue, .init(value: words), words, message)))
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.fact)
    }

    private static func need(of kind: FactKind) -> Need {
        switch kind {
        case .email: .at
        case .date, .freeText: .nothing
        case .yesNo: .brevity
        default: .digit
        }
    }

    /// As many bytes as are looked at, cut at a character.
    private static func subject(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8.prefix(textLimit))
        guard text.utf8.count > textLimit else { return bytes }
        while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
        if let last = bytes.last, last >= 0x80 { bytes.removeLast() }
        return bytes
    }

    /// What a look at the bytes shows.
    private struct Traits {
        var hasDigit = false
        var hasAt = false
        let isShort: Bool

        init(_ subject: [UInt8]) {
            isShort = subject.count <= YesNoReading.limit
            for byte in subject {
                if byte == UInt8(ascii: "@") { hasAt = true }
                if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { hasDigit = true }
            }
        }

        func have(_ need: Need) -> Bool {
            switch need {
            case .nothing: true
            case .digit: hasDigit
            case .at: hasAt
            case .brevity: isShort
            }
        }
    }
}

extension FactRules {
    /// What `#48213` counts: the first of the domain's numbers.
    fileprivate var counted: FactKind? {
        [.orderNumber, .reservationNumber, .protocolNumber].first { kinds.contains($0) }
    }
}

extension FactPattern {
    /// A pattern of the domain, whose first group is the value.
    fileprivate init(_ pattern: Pattern) {
        self.init(pattern: pattern) { found in
            let value = (found[0] ?? found.whole).trimmingSpaces
            return value.isEmpty ? nil : Reading(value: value)
        }
    }
}

extension Fact {
    fileprivate init(
        _ name: String, _ reading: FactPattern.Reading, _ raw: String, _ message: Identifier<Message>
    ) {
        self.init(
            name: name, value: reading.value.bounded, raw: raw.bounded, messageID: message, isValid: reading.isValid)
    }
}

extension String {
    /// On one line and no longer than a fact's texts may be.
    fileprivate var bounded: String { singleLine(limit: Fact.textLimit / 4) }
}
