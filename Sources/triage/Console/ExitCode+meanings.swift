import ArgumentParser

extension ExitCode {
    /// What was asked for could not be done.
    static let workFailed = ExitCode(1)
    /// The command line or a file it names is not what it must be.
    static let badInput = ExitCode(2)
    /// A model or corpus is not good enough.
    static let gateNotMet = ExitCode(3)
}
