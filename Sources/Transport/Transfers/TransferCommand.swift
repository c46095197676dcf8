/// What other threads ask of the transfer thread.
enum TransferCommand: Sendable {
    case start(Exchange)
    case resolved(UInt64, ResolverPool.Answer)
    case cancel(UInt64)
    /// Take nothing new, end when nothing is left, then call back.
    case stop(cancelling: Bool, done: (@Sendable () -> Void)?)
}
