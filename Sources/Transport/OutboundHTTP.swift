import CCurl
import Foundation
import Glibc
import Synchronization

/// The one client for HTTP to other people's servers.
///
/// Goes to public addresses only unless its configuration says otherwise, follows no redirect, uses no proxy, believes no
/// length and no promise, and answers within its total time-out. All transfers run on one thread of its own.
package final class OutboundHTTP: Sendable {
    private let configuration: OutboundConfiguration
    /// Nil when libcurl could not start; every request then fails.
    private let mailbox: TransferMailbox?
    private let nextID = Atomic<UInt64>(0)

    package init(_ configuration: OutboundConfiguration = OutboundConfiguration()) {
        self.configuration = configuration
        guard Self.libraryIsReady, let multi = MultiHandle() else {
            mailbox = nil
            return
        }
        let mailbox = TransferMailbox(multi)
        self.mailbox = mailbox
        let resolvers = ResolverPool(lookup: configuration.lookup)
        let thread = Thread {
            Self.keepBrokenPipesQuiet()
            TransferLoop(multi, mailbox, resolvers, configuration).run()
        }
        thread.name = "outbound-http"
        thread.start()
    }

    deinit { _ = mailbox?.post(.stop(cancelling: true, done: nil)) }

    /// Sends one request.
    ///
    /// Cancelling the task gives the request up.
    package func send(_ request: OutboundRequest) async -> OutboundOutcome {
        let url: OutboundURL
        do {
            url = try OutboundURL(request.url)
        } catch {
            return OutboundOutcome(.failure(.badURL("the URL \(error)")))
        }
        guard url.scheme == .https || configuration.allowsPlainHTTP else {
            return OutboundOutcome(.failure(.badURL("the URL must begin with https://")))
        }
        guard let mailbox else { return OutboundOutcome(.failure(.connect("libcurl is not available"))) }
        let id = nextID.add(1, ordering: .relaxed).newValue
        let start = ContinuousClock.now
        let deadline = start.advanced(by: configuration.totalTimeout)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let exchange = Exchange(id: id, request: request, url: url, deadline: deadline) {
                    // Measured here, on the transfer thread: when the caller gets to run again is not the client's doing.
                    continuation.resume(returning: OutboundOutcome($0, duration: .now - start))
                }
                if !mailbox.post(.start(exchange)) { return exchange.finish(.failure(.cancelled)) }
                // A task that was cancelled before has sent its cancellation ahead of the request.
                if Task.isCancelled { _ = mailbox.post(.cancel(id)) }
            }
        } onCancel: {
            _ = mailbox.post(.cancel(id))
        }
    }

    /// Refuses new requests and returns when those under way have ended, each within its time-out.
    package func shutdown() async {
        guard let mailbox else { return }
        await withCheckedContinuation { continuation in
            if !mailbox.post(.stop(cancelling: false, done: { continuation.resume() })) { continuation.resume() }
        }
    }

    /// OpenSSL writes to sockets in a way that raises SIGPIPE when the other side is gone, which would end the program.
    private static func keepBrokenPipesQuiet() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// libcurl wants to be initialised once, before threads use it.
    private static let libraryIsReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
