import Foundation

/// Long work that waits for disks and computes, kept off the few threads that all tasks share.
enum OwnThread {
    /// Runs the work on a thread that is made for it, and answers with what comes of it.
    static func run<Value: Sendable>(
        named name: String, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread { continuation.resume(with: Result { try work() }) }
            thread.name = name
            thread.start()
        }
    }
}
