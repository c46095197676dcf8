/// How a store was when it was last worked on.
package enum StoreCondition: Hashable, Sendable {
    case sound
    /// The last change could not be written, for want of space for one; whoever tries again may succeed.
    case unwritable(String)
    /// Something in the file is not what it must be. It stays so: nothing more is written until the backup is restored.
    case damaged(String)

    /// Learns from a change that failed.
    package mutating func note(_ error: any Error) {
        switch (self, error) {
        case (.damaged, _): break
        case (_, StorageError.damaged(let what)): self = .damaged(what)
        case (_, StorageError.unavailable(let what)), (_, StorageError.unknownOutcome(let what)):
            self = .unwritable(what)
        default: break
        }
    }

    /// Learns from a change that was committed.
    package mutating func clear() {
        if case .unwritable = self { self = .sound }
    }
}
