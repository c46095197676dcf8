/// The caller gave something unusable: one clear line on standard error, exit code 2.
struct BadInput: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The work itself failed: one clear line on standard error, exit code 1.
struct WorkFailed: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A quality gate was not met: exit code 3.
struct GateNotMet: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
