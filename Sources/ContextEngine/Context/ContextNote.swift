/// Something about how a message was taken in that a person reading the conversation may want to know.
package enum ContextNote: String, Codable, Hashable, Sendable, CaseIterable {
    case newCustomer = "new_customer"
    case conversationReopened = "conversation_reopened"
    case quotedTextRemoved = "quoted_text_removed"
    case signatureRemoved = "signature_removed"
    /// "Sent from my iPhone" and the like.
    case deviceLineRemoved = "device_line_removed"
    case disclaimerRemoved = "disclaimer_removed"
    /// A mail's subject was classified together with its few words.
    case subjectCounted = "subject_counted"
    case forwardedMail = "forwarded_mail"
    case automaticMail = "automatic_mail"
    /// Nothing in the message is the customer's own words.
    case nothingOwn = "nothing_own"
    /// Only the customer's turns of a transcript were classified.
    case agentTurnsRemoved = "agent_turns_removed"
    case textShortened = "text_shortened"
    /// More facts came with the message than a profile holds; the rest was left out.
    case profileFactsDropped = "profile_facts_dropped"
}
