import Conversations

/// What to say, in the wording for each channel.
struct ReplyTemplate: Hashable {
    /// How receipts and metrics call it: the intent, `notice/…`, `after_hours`.
    let name: String
    /// For every channel without a wording of its own; the first whose values are all known is used.
    let wordings: [TemplateText]
    let channelWordings: [Channel: [TemplateText]]

    /// The text for one customer; nil when each wording needs a value that is not known.
    func text(for channel: Channel, values: TemplateValues) -> String? {
        for wording in channelWordings[channel] ?? wordings {
            if let text = wording.rendered(with: values) { return text }
        }
        return nil
    }

    /// Every wording whose values are known, filled in.
    func texts(for channel: Channel, values: TemplateValues) -> [String] {
        (channelWordings[channel] ?? wordings).compactMap { $0.rendered(with: values) }
    }
}

/// What stands around every message on a channel, such as an e-mail's salutation and signature.
struct ReplyLayout: Hashable {
    let wordings: [TemplateText]

    /// The text within the layout; as it is when no wording can be filled in.
    func wrap(_ text: String, values: TemplateValues) -> String {
        for wording in wordings {
            if let wrapped = wording.rendered(with: values, reply: text) { return wrapped }
        }
        return text
    }
}
