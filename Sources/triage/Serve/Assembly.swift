import AgentDesk
import Conversations
import Delivery
import Foundation
import Journey
import Logging
import ServiceLifecycle
import Storage
import Transport
import UnixSignals
import WebService

/// The service put together by `serve`: a straight list of parts, ending in one group of services.
struct Assembly {
    let database: any SQLDatabase
    let inboxes: Inboxes
    let desk: AgentDesk
    let endpoints: WebhookEndpoints
    let writer: IntakeWriter
    let dispatcher: WebhookDispatcher
    let services: [any Service]

    /// - Parameters:
    ///   - log: where `logger` writes to.
    ///   - onListening: called with the bound port once requests are taken.
    init(
        _ configuration: ServeConfiguration, log: LineOutput, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let clock: @Sendable () -> Instant = { Instant(Date()) }
        let location = configuration.database
        let loading = DomainLoading(configuration: configuration)
        let inboxes = Inboxes(try loading.load())
        let database = try await Self.open(location, at: clock())
        await Self.reviewIdentities(in: database, of: inboxes, logger: logger)

        let addresses = AddressPolicy(configuration.webhooks)
        let dispatcher = WebhookDispatcher(
            database: database,
            transport: OutboundHTTP(
                OutboundConfiguration(addresses: addresses, allowsPlainHTTP: configuration.webhooks.allowPrivate)),
            configuration: .init(configuration.webhooks, ownsStore: !database.engine.isShared), logger: logger)
        let wake: @Sendable () -> Void = { dispatcher.wake() }
        let endpoints = WebhookEndpoints(
            database: database, addresses: addresses, allowsPlainHTTP: configuration.webhooks.allowPrivate, wake: wake)
        let desk = AgentDesk(
            database: database, claimSeconds: configuration.claimMinutes * 60,
            teams: { InboxTeams(of: $0, in: inboxes) }, afterCommit: wake)
        let queue = IntakeQueue()
        let metrics = ServiceMetrics()
        let writer = IntakeWriter(
            queue: queue, database: database, inboxes: inboxes,
            journal: try CrashJournal(
                path: location.companion("journal", stateFolder: configuration.stateFolder)), clock: clock,
            afterCommit: wake,
            onRewrite: { metrics.countRewrittenBatch() }, logger: logger)
        let readiness = Readiness()
        let server = WebService.server(
            WebServiceParts(
                database: database, intake: queue, inboxes: inboxes, desk: desk, endpoints: endpoints,
                statistics: { dispatcher.statistics }, storeCondition: { database.condition },
                droppedLogLines: { log.dropped }, afterCommit: wake, metrics: metrics, readiness: readiness,
                clock: clock, logger: logger),
            configuration: WebServiceConfiguration(
                host: configuration.host, port: configuration.port,
                requestsPerSecond: configuration.requestsPerSecond, burst: configuration.burst,
                maximumConnections: configuration.maximumConnections,
                limits: ConnectionLimits(configuration.deadlines), echoes: configuration.echoes),
            onListening: onListening)
        var control: [any Service] = []
        if case .sqlite(let path) = location {
            let place = ControlPlace(database: path)
            try place.prepare()
            control.append(
                ControlSocket(
                    place: place, administration: Administration(database: database, endpoints: endpoints),
                    clock: clock,
                    logger: logger))
        }

        self.database = database
        self.inboxes = inboxes
        self.desk = desk
        self.endpoints = endpoints
        self.writer = writer
        self.dispatcher = dispatcher
        // Started in this order and stopped in the reverse: first no new requests, then the writer runs empty,
        // then what is being delivered is finished.
        services =
            control + [
                StoreWatch(database: database, location: location, logger: logger),
                SweepService(desk: desk, clock: clock, metrics: metrics, logger: logger),
                UpkeepService(
                    database: database, upkeep: StoreUpkeep(configuration.retention), clock: clock, logger: logger),
                ReloadService(inboxes: inboxes, loading: loading, logger: logger), dispatcher, writer, server,
                DrainService(beginDraining: readiness.beginDraining),
            ]
    }

    /// How long the start waits for damage to be found; `doctor` looks everywhere.
    private static let inspectionTime = Duration.seconds(2)

    /// - Throws: ``CommandFailure`` naming the store.
    private static func open(_ location: StoreLocation, at now: Instant) async throws -> any SQLDatabase {
        do {
            try await location.inspect(within: inspectionTime)
            return try await location.open(at: now).database
        } catch let error as StorageError {
            throw location.failure(error)
        }
    }

    /// The group that runs until SIGTERM or SIGINT.
    ///
    /// - Parameter extras: services that need the others, stopped before them.
    func group(with extras: [any Service] = [], logger: Logger) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            // One that fails must let the others finish: the writer answers who waits, the store is closed.
            services: (services + extras).map {
                .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(25)
        return ServiceGroup(configuration: configuration)
    }
}
