/// What reading a message found out about it beside the customer's own words.
package struct MessageReading: Hashable, Sendable {
    /// What kind of automatic mail it is; nil when a person wrote it, as far as that shows.
    package var automatic: AutomaticMail?
    /// Whether there is nothing of the customer's in it: only others' words, signatures, what programs add.
    package var isNothingOwn: Bool
    /// Whether somebody else's mail was handed on.
    package var isForward: Bool

    package init(automatic: AutomaticMail? = nil, isNothingOwn: Bool = false, isForward: Bool = false) {
        self.automatic = automatic
        self.isNothingOwn = isNothingOwn
        self.isForward = isForward
    }
}
