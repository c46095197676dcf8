import Foundation
import Synchronization

/// Looks names up on a few threads of its own, so that a silent name server holds up nobody else's request.
///
/// Names asked for at the same time are looked up once, and an answer is good for half a minute; it is the answer that was
/// checked, so keeping it opens no door.
final class ResolverPool: Sendable {
    typealias Answer = Result<[IPAddress], ResolveError>

    private struct State {
        var cached: [String: (addresses: [IPAddress], until: ContinuousClock.Instant)] = [:]
        var waiting: [String: [@Sendable (Answer) -> Void]] = [:]
        var queue: [String] = []
        var threads = 0
    }

    private let state = Mutex(State())
    private let lookup: HostLookup
    private let maximumThreads: Int
    private let keptFor: Duration
    private static let maximumQueue = 256
    private static let maximumCached = 1024

    init(lookup: @escaping HostLookup, maximumThreads: Int = 8, keptFor: Duration = .seconds(30)) {
        self.lookup = lookup
        self.maximumThreads = maximumThreads
        self.keptFor = keptFor
    }

    /// Hands the addresses of `host` to `completion`, at once or later, on whatever thread; the caller keeps the deadline.
    func resolve(_ host: String, _ completion: @escaping @Sendable (Answer) -> Void) {
        enum Next { case answer(Answer), wait, startThread }
        let next: Next = state.withLock { state in
            if let kept = state.cached[host], kept.until > .now { return .answer(.success(kept.addresses)) }
            if state.waiting[host] != nil {
                state.waiting[host]?.append(completion)
                return .wait
            }
            guard state.queue.count < Self.maximumQueue else {
                return .answer(.failure(ResolveError(reason: "too many names are being looked up")))
            }
            state.waiting[host] = [completion]
            state.queue.append(host)
            guard state.threads < maximumThreads else { return .wait }
            state.threads += 1
            return .startThread
        }
        switch next {
        case .answer(let answer): completion(answer)
        case .wait: break
        case .startThread:
            let thread = Thread { [self] in work() }
            thread.name = "resolver"
            thread.start()
        }
    }

    /// Works until nothing is queued; the next request starts a thread again.
    private func work() {
        while let host = next() {
            let answer = lookup(host)
            for completion in finish(host, answer) { completion(answer) }
        }
    }

    private func next() -> String? {
        state.withLock { state in
            if state.queue.isEmpty {
                state.threads -= 1
                return nil
            }
            return state.queue.removeFirst()
        }
    }

    private func finish(_ host: String, _ answer: Answer) -> [@Sendable (Answer) -> Void] {
        state.withLock { state in
            if case .success(let addresses) = answer {
                if state.cached.count >= Self.maximumCached { state.cached.removeAll() }
                state.cached[host] = (addresses, .now.advanced(by: keptFor))
            }
            return state.waiting.removeValue(forKey: host) ?? []
        }
    }
}
