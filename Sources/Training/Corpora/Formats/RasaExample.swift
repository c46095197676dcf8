/// The text of a Rasa example, its entity annotations reduced to what the customer wrote.
///
/// `fly to [Berlin](city)` and `fly to [Berlin]{"entity": "city"}` both become `fly to Berlin`.
enum RasaExample {
    static func plainText(_ example: Substring) -> String {
        var plain = ""
        var rest = example
        while let opening = rest.firstIndex(of: "[") {
            plain += rest[..<opening]
            let behind = rest[rest.index(after: opening)...]
            guard let closing = behind.firstIndex(of: "]"), let end = annotationEnd(behind[closing...].dropFirst())
            else {
                plain += "["
                rest = behind
                continue
            }
            plain += behind[..<closing]
            rest = behind[end...]
        }
        return plain + rest
    }

    /// True when `text` reads back as something else.
    static func isAmbiguous(_ text: String) -> Bool { plainText(text[...]) != text }

    /// The index behind `(…)` or `{…}` at the start of `text`; nil when there is neither.
    private static func annotationEnd(_ text: Substring) -> Substring.Index? {
        let closer: Character
        switch text.first {
        case "(": closer = ")"
        case "{": closer = "}"
        default: return nil
        }
        return text.firstIndex(of: closer).map { text.index(after: $0) }
    }
}
