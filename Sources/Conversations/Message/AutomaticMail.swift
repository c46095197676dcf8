/// Mail that nobody wrote: answering it would be talking to a machine.
package enum AutomaticMail: String, Codable, Hashable, Sendable, CaseIterable {
    /// A mail of ours did not arrive.
    case bounce
    case outOfOffice = "out_of_office"
    /// A robot took in what we wrote.
    case automaticReply = "automatic_reply"
    /// An invitation, or the answer to one.
    case calendar
    case readReceipt = "read_receipt"
    case newsletter
}
