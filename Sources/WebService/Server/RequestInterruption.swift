/// Why the rest of a request is not waited for; whoever reads its body gets this.
enum RequestInterruption: Error {
    /// The body has not come in its time.
    case tooSlow
    /// The service stops, and the body has not come in the time that was left.
    case stopping
    /// What is announced is more than a body may have.
    case tooLarge
}

extension Problem {
    init(_ interruption: RequestInterruption) {
        self =
            switch interruption {
            case .tooSlow: .tooSlow
            case .stopping: .stopping
            case .tooLarge: .tooLarge(limit: JSONBody.limit)
            }
    }
}
