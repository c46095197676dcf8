// Typed reading: each accessor returns the value or throws one problem that says what was expected and where.
extension YAMLNode {
    /// The text of any scalar that is not empty.
    package func string() throws(YAMLProblem) -> String {
        guard case .scalar(let text, _) = content else { throw problem("must be text, not \(content.kind)") }
        return text
    }

    /// Text with something other than white space in it, of at most `limit` UTF-8 bytes.
    package func text(limit: Int = 4096) throws(YAMLProblem) -> String {
        let text = try string()
        guard text.contains(where: { !$0.isWhitespace }) else { throw problem("must not be blank") }
        guard text.utf8.count <= limit else { throw problem("is longer than \(limit) bytes") }
        return text
    }

    /// `true` or `false`; `yes` and `on` are refused rather than guessed at.
    package func bool() throws(YAMLProblem) -> Bool {
        switch content {
        case .scalar("true", isPlain: true): return true
        case .scalar("false", isPlain: true): return false
        default: throw problem("must be true or false")
        }
    }

    /// A whole number within `range`.
    package func integer(in range: ClosedRange<Int>) throws(YAMLProblem) -> Int {
        guard case .scalar(let text, isPlain: true) = content, let value = Int(text), range.contains(value) else {
            throw problem("must be a whole number between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    /// A decimal number within `range`.
    package func number(in range: ClosedRange<Double>) throws(YAMLProblem) -> Double {
        guard case .scalar(let text, isPlain: true) = content,
            // Swift also reads hexadecimal, "nan" and "inf", none of which belong in a reviewed file.
            text.utf8.allSatisfy({ isNumeral($0) }), let value = Double(text), range.contains(value)
        else {
            throw problem("must be a number between \(shown(range.lowerBound)) and \(shown(range.upperBound))")
        }
        return value
    }

    /// One of `choices` by its exact spelling.
    package func choice<Choice>(_ choices: Choice.Type = Choice.self) throws(YAMLProblem) -> Choice
    where Choice: CaseIterable & RawRepresentable<String> {
        guard case .scalar(let text, _) = content, let value = Choice(rawValue: text) else {
            throw problem("must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }

    /// The items of a list of at most `limit`.
    package func sequence(limit: Int = 100_000) throws(YAMLProblem) -> [YAMLNode] {
        guard case .sequence(let items) = content else { throw problem("must be a list, not \(content.kind)") }
        guard items.count <= limit else { throw problem("has more than \(limit) entries") }
        return items
    }

    /// A list of texts, none of them blank.
    package func texts(limit: Int = 100_000) throws(YAMLProblem) -> [String] {
        var texts: [String] = []
        for item in try sequence(limit: limit) { texts.append(try item.text()) }
        return texts
    }

    /// The mapping, whatever its keys.
    package func mapping() throws(YAMLProblem) -> YAMLMapping {
        guard case .mapping(let mapping) = content else { throw problem("must be a mapping, not \(content.kind)") }
        return mapping
    }

    /// The mapping; a key that is not among `keys` is a problem.
    package func mapping(keys: Set<String>) throws(YAMLProblem) -> YAMLMapping {
        let mapping = try mapping()
        if let unknown = mapping.unknownKeys(besides: keys).first { throw unknown }
        return mapping
    }
}

private func isNumeral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
    default: false
    }
}

/// `1` rather than `1.0`.
private func shown(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
}
