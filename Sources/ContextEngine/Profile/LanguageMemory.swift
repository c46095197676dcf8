package import Conversations

/// The language a customer is answered in changes only on evidence: one "ok" or a quoted word is none.
///
/// A first detection is taken at once. After that another language must be seen in two messages in succession, or
/// once in a message long enough to be sure. A language that the caller stated is never overruled.
package enum LanguageMemory {
    /// Words from which one message is enough.
    package static let decisiveLength = 12

    /// Takes note of the language detected in a message.
    ///
    /// - Parameters:
    ///   - detected: ISO 639-1; nil when the message was too short to tell, which changes nothing.
    ///   - languages: what customers of the inbox write in, so that another is a mistake of the detection; nil for any.
    ///   - text: the message's own words.
    /// - Returns: true when the customer's language changed.
    @discardableResult
    package static func remember(
        detected: String?, among languages: Set<String>? = nil, in text: String, for customer: inout Customer
    ) -> Bool {
        guard let detected, languages?.contains(detected) ?? true, !customer.languageIsStated else { return false }
        guard let known = customer.language else {
            customer.language = detected
            return true
        }
        guard detected != known else {
            customer.languageCandidate = nil
            return false
        }
        let isDecisive = hasWords(text, atLeast: decisiveLength)
        guard isDecisive || customer.languageCandidate == detected else {
            customer.languageCandidate = detected
            return false
        }
        customer.languageCandidate = nil
        customer.language = detected
        return true
    }

    private static func hasWords(_ text: String, atLeast count: Int) -> Bool {
        text.split(maxSplits: count, whereSeparator: \.isWhitespace).count >= count
    }
}
