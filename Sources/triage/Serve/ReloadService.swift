import Journey
import Logging
import ServiceLifecycle
import UnixSignals

/// Reads models and policies anew on SIGHUP; what cannot be read as a whole never replaces what is in use.
struct ReloadService: Service {
    let inboxes: Inboxes
    let loading: DomainLoading
    let logger: Logger

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            do {
                let fresh = try await OwnThread.run(named: "reload") { [loading] in try loading.load() }
                inboxes.replace(with: fresh)
                logger.notice("models and policies were reloaded")
            } catch {
                logger.error("reloading failed, the previous models and policies stay", metadata: ["error": "\(error)"])
            }
        }
    }
}
