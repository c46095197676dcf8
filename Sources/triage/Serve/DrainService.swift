import ServiceLifecycle

/// The first to hear of a shutdown: from then on the service says that it is not ready.
struct DrainService: Service {
    let beginDraining: @Sendable () -> Void

    func run() async throws {
        try await gracefulShutdown()
        beginDraining()
    }
}
