/// A matter that a person must see at once, whatever else the message says.
package struct SensitiveMatter: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// Fire, gas, electricity, water, a break-in: harm to life or property is near.
        case danger
        case medical
        case selfHarm = "self_harm"
        case crime
        /// Lawyers, courts, authorities, the press.
        case legal
        case minors
        case death
        /// The writer's own personal data: deletion, export, a leak.
        case privacy
        /// Somebody else's account, address, password or stay.
        case otherAccount = "other_account"
    }

    package var kind: Kind
    /// How sure the detector is, in 0...1; 1 for a rule.
    package var confidence: Double
    /// The rule that found it; nil for the learned detector.
    package var rule: String?

    package init(kind: Kind, confidence: Double, rule: String? = nil) {
        self.kind = kind
        self.confidence = confidence
        self.rule = rule
    }

    enum CodingKeys: String, CodingKey {
        case kind, confidence, rule
    }
}
