package import Conversations

extension Identifier {
    /// Makes a new identifier with randomness from the system's generator.
    package static func fresh(at instant: Instant) -> Self {
        let (high, low) = Entropy.shared.next()
        return Self(at: instant, entropy: (UInt16(truncatingIfNeeded: high), low))
    }
}
