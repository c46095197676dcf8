/// Whether a message is words that ask for something, or less than that.
package enum MessageShape: String, Codable, Hashable, Sendable, CaseIterable {
    case words
    /// Telephone, document, order and other numbers, dates and amounts, without words that say what about them.
    case number
    case address = "e_mail_address"
    case link
    /// Words that the model has never met, such as a name alone.
    case name
    /// Emoji and other pictures made of characters.
    case emoji
    /// "?", "...", a lone letter: nothing to go by.
    case punctuation
    /// "ok", "sim", "no": an answer to a question that somebody would have to have asked.
    case reply
    /// What a channel writes in the place of a picture, a voice message or a file.
    case media
    /// A log, code or another thing that no person typed.
    case paste

    /// True for what carries no request by itself.
    package var isFragment: Bool { self != .words }
}
