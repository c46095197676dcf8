package import AgentDesk
package import Conversations
package import Delivery
import Foundation
import HTTPTypes
import Hummingbird
package import Journey
package import Logging
import NIOCore
import NIOHTTPTypesHTTP1
package import ServiceLifecycle
package import Storage

/// Everything the routes work with.
package struct WebServiceParts: Sendable {
    package var database: any SQLDatabase
    package var intake: IntakeQueue
    package var inboxes: Inboxes
    package var desk: AgentDesk
    package var endpoints: WebhookEndpoints
    package var statistics: @Sendable () -> DispatcherStatistics
    package var storeCondition: @Sendable () -> StoreCondition
    /// How many lines the log has lost since the start.
    package var droppedLogLines: @Sendable () -> Int
    /// Called after a commit that may have put something into the outbox.
    package var afterCommit: @Sendable () -> Void
    package var metrics: ServiceMetrics
    package var readiness: Readiness
    package var clock: @Sendable () -> Instant
    package var logger: Logger

    package init(
        database: any SQLDatabase, intake: IntakeQueue, inboxes: Inboxes, desk: AgentDesk, endpoints: WebhookEndpoints,
        statistics: @escaping @Sendable () -> DispatcherStatistics,
        storeCondition: @escaping @Sendable () -> StoreCondition, droppedLogLines: @escaping @Sendable () -> Int,
        afterCommit: @escaping @Sendable () -> Void, metrics: ServiceMetrics, readiness: Readiness,
        clock: @escaping @Sendable () -> Instant, logger: Logger
    ) {
        self.database = database
        self.intake = intake
        self.inboxes = inboxes
        self.desk = desk
        self.endpoints = endpoints
        self.statistics = statistics
        self.storeCondition = storeCondition
        self.droppedLogLines = droppedLogLines
        self.afterCommit = afterCommit
        self.metrics = metrics
        self.readiness = readiness
        self.clock = clock
        self.logger = logger
    }
}

/// How the service listens and what it allows.
package struct WebServiceConfiguration: Sendable {
    package var host: String
    package var port: Int
    /// Requests a second for each token, 0 for no limit.
    package var requestsPerSecond: Double
    package var burst: Double
    package var maximumConnections: Int
    package var limits: ConnectionLimits
    /// Adds `POST /echo`, which benchmarks compare the message endpoint with.
    package var echoes: Bool

    package init(
        host: String = "127.0.0.1", port: Int = 8080, requestsPerSecond: Double = 5000, burst: Double = 10_000,
        maximumConnections: Int = 4096, limits: ConnectionLimits = ConnectionLimits(), echoes: Bool = false
    ) {
        self.host = host
        self.port = port
        self.requestsPerSecond = requestsPerSecond
        self.burst = burst
        self.maximumConnections = maximumConnections
        self.limits = limits
        self.echoes = echoes
    }
}

/// The service's HTTP side, put together: routes, middleware, limits.
package enum WebService {
    /// Builds the server.
    ///
    /// - Parameter onListening: called once with the port that was bound, which differs from the configured one when that is 0.
    package static func server(
        _ parts: WebServiceParts, configuration: WebServiceConfiguration,
        onListening: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        Application(
            router: router(parts, configuration: configuration),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionSetup(limits: configuration.limits)],
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), serverName: "triage", backlog: 1024,
                availableConnectionsDelegate: .maximum(configuration.maximumConnections, logger: parts.logger)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? configuration.port) },
            logger: parts.logger)
    }

    private static func router(
        _ parts: WebServiceParts, configuration: WebServiceConfiguration
    ) -> Router<ServiceRequestContext> {
        let router = Router(context: ServiceRequestContext.self, options: .autoGenerateHeadEndpoints)
        // Outside of what makes answers of errors, so that it sees every answer.
        router.add(middleware: ContinueMiddleware())
        router.add(middleware: ProblemMiddleware(metrics: parts.metrics))
        router.add(middleware: HostMiddleware())
        router.add(middleware: MethodMiddleware())
        router.add(middleware: TransferCodingMiddleware())
        OperationRoutes(
            database: parts.database, intake: parts.intake, inboxes: parts.inboxes, metrics: parts.metrics,
            readiness: parts.readiness, storeCondition: parts.storeCondition, deliveries: parts.statistics,
            droppedLogLines: parts.droppedLogLines
        ).add(to: router)
        let bodies = BodyBudget()
        DocumentationRoutes().add(to: router)
        if configuration.echoes {
            router.post("echo") { request, _ in
                let body = try await JSONBody.collect(request, within: bodies)
                return try JSONBody.response(try JSONBody.decode(JSONValue.self, from: body))
            }
        }
        let api = router.group("api/v1").add(
            middleware: AuthenticationMiddleware(
                verifier: TokenVerifier(database: parts.database),
                limiter: RateLimiter(rate: configuration.requestsPerSecond, burst: configuration.burst)))
        MessageRoutes(
            intake: parts.intake, inboxes: parts.inboxes, bodies: bodies, metrics: parts.metrics, clock: parts.clock
        ).add(to: api)
        ConversationRoutes(database: parts.database, inboxes: parts.inboxes, metrics: parts.metrics).add(to: api)
        DeskRoutes(desk: parts.desk, bodies: bodies, clock: parts.clock).add(to: api)
        CustomerRoutes(
            database: parts.database, bodies: bodies, metrics: parts.metrics, clock: parts.clock,
            afterCommit: parts.afterCommit
        ).add(to: api)
        DecisionRoutes(database: parts.database, inboxes: parts.inboxes).add(to: api)
        EndpointRoutes(
            database: parts.database, endpoints: parts.endpoints, bodies: bodies, metrics: parts.metrics,
            statistics: parts.statistics, clock: parts.clock
        ).add(to: api)
        router.refuseOtherMethods()
        return router
    }
}
