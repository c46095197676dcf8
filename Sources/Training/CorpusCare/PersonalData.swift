/// Traces of real people in a text, which do not belong in a corpus.
///
/// Looked for by form and check digits, not by meaning: names and addresses are not found.
package struct PersonalData: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Brazilian taxpayer number with right check digits.
        case cpf
        /// Payment card number: a known issuer range and a right Luhn digit.
        case card
        case phone
        case email

        /// What stands for it in a redacted text.
        package var placeholder: String { "[\(rawValue)]" }
    }

    package var kind: Kind
    package var range: Range<String.Index>

    /// Everything found in `text`, in order, none overlapping another.
    package static func find(in text: String) -> [PersonalData] {
        let bytes = Array(text.utf8)
        var found = EmailScan(bytes: bytes).matches.map { (kind: Kind.email, range: $0) }
        for run in NumberScan(bytes: bytes).runs where !found.contains(where: { $0.range.overlaps(run.range) }) {
            if let kind = run.kind { found.append((kind, run.range)) }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { kind, range in
            let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
            return PersonalData(kind: kind, range: start..<text.utf8.index(start, offsetBy: range.count))
        }
    }

    /// The text with everything found replaced by its kind's placeholder.
    package static func redact(_ text: String) -> String {
        var redacted = ""
        var position = text.startIndex
        for match in find(in: text) {
            redacted += text[position..<match.range.lowerBound] + match.kind.placeholder
            position = match.range.upperBound
        }
        return redacted + text[position...]
    }
}

/// Addresses of the form `local@domain.tld`, looked for from each `@`.
private struct EmailScan {
    let bytes: [UInt8]

    var matches: [Range<Int>] {
        var matches: [Range<Int>] = []
        for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
            var start = at
            // RFC 5321 allows 64 characters before the sign and 255 behind it; no look goes further.
            while start > 0, at - start < 64, isLocal(bytes[start - 1]) { start -= 1 }
            var end = at + 1
            while end < bytes.count, end - at <= 255, isDomain(bytes[end]) { end += 1 }
            while end > at + 1, !isLetterOrDigit(bytes[end - 1]) { end -= 1 }
            while start < at, !isLetterOrDigit(bytes[start]) { start += 1 }
            let labels = bytes[(at + 1)..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard start < at, labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last,
                last.count > 1, last.allSatisfy({ !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                (matches.last?.upperBound ?? 0) <= start
            else { continue }
            matches.append(start..<end)
        }
        return matches
    }

    private func isLocal(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte)
            || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(
                byte)
    }

    private func isDomain(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
