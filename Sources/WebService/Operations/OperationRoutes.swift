import Classifiers
import Conversations
import Delivery
import HTTPTypes
import Hummingbird
import Journey
import Storage
import Synchronization

/// Is it alive, is it ready, how is it doing.
struct OperationRoutes {
    let database: any SQLDatabase
    let intake: IntakeQueue
    let inboxes: Inboxes
    let metrics: ServiceMetrics
    let readiness: Readiness
    let storeCondition: @Sendable () -> StoreCondition
    let deliveries: @Sendable () -> DispatcherStatistics
    let droppedLogLines: @Sendable () -> Int

    func add(to router: Router<ServiceRequestContext>) {
        router.get("health") { _, _ in try JSONBody.response(["status": "ok"]) }
        router.get("ready", use: ready)
        router.get("metrics", use: exposition)
    }

    @Sendable
    private func ready(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        var faults: [String] = []
        if readiness.isDraining { faults.append("draining") }
        do {
            _ = try await database.read { try $0.row("SELECT count(*) FROM schema_migrations", [])?.integer(0) }
        } catch {
            faults.append("store")
        }
        switch storeCondition() {
        case .sound: break
        case .unwritable: faults.append("store cannot be written")
        case .damaged: faults.append("store is damaged")
        }
        if inboxes.all.isEmpty { faults.append("no inbox") }
        return try JSONBody.response(
            ReadyDocument(
                status: faults.isEmpty ? "ready" : "not ready", faults: faults,
                models: inboxes.all.mapValues(\.domain.classifier.digest)),
            status: faults.isEmpty ? .ok : .serviceUnavailable)
    }

    @Sendable
    private func exposition(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        let snapshot = metrics.snapshot
        let (waiting, outbox) = try await database.read { connection in
            (try ConversationStore(connection).waitingCount(), try DeliveryStore(connection).backlog())
        }
        var page = PrometheusText()
        page.metric(
            "triage_http_requests_total", help: "Requests answered, by status.", type: "counter",
            samples: snapshot.requests.sorted { $0.key < $1.key }.map { ([("status", "\($0.key)")], Double($0.value)) })
        page.histogram(
            "triage_http_request_seconds", help: "Time to answer a request.", bounds: ServiceMetrics.bounds,
            buckets: snapshot.buckets, sum: snapshot.seconds)
        page.metric(
            "triage_messages_total",
            help: "Messages taken in, by what became of them and why; pipeline_failure is the reason to look at.",
            type: "counter",
            samples: snapshot.decisions.map {
                ([("resolution", $0.key.resolution.rawValue), ("reason", $0.key.reason.rawValue)], Double($0.value))
            }.sorted { ($0.0[0].1, $0.0[1].1) < ($1.0[0].1, $1.0[1].1) })
        page.metric(
            "triage_duplicate_messages_total", help: "Messages that had been taken in before.", type: "counter",
            samples: [([], Double(snapshot.duplicates))])
        page.metric(
            "triage_batches_rewritten_total",
            help: "Batches of messages written again, each message apart, because one of them failed.", type: "counter",
            samples: [([], Double(snapshot.rewrittenBatches))])
        page.metric(
            "triage_unreadable_rows", help: "Rows of the store that lists met and could not read, each counted once.",
            type: "gauge",
            samples: ListedTable.allCases.map {
                ([("table", $0.rawValue)], Double(snapshot.unreadable[$0]?.count ?? 0))
            })
        page.gauge(
            "triage_conversations_unswept",
            help: "Conversations whose claim or snooze is over and could not be ended, because they cannot be read.",
            Double(snapshot.unsweptConversations))
        page.gauge("triage_intake_queue_depth", help: "Messages waiting for the writer.", Double(intake.depth))
        page.gauge("triage_conversations_waiting", help: "Conversations waiting for a person.", Double(waiting))
        page.metric(
            "triage_webhook_deliveries", help: "Webhook deliveries not delivered, by state.", type: "gauge",
            samples: WebhookDelivery.State.backlog.map { ([("state", $0.rawValue)], Double(outbox[$0] ?? 0)) })
        let dispatcher = deliveries()
        page.metric(
            "triage_webhook_attempts_total", help: "Attempts to deliver, by what came of them.", type: "counter",
            samples: [
                ([("result", "delivered")], Double(dispatcher.delivered)),
                ([("result", "failed")], Double(dispatcher.failed)),
            ])
        let endpoints = dispatcher.endpoints.sorted { $0.key.rawValue < $1.key.rawValue }
        page.metric(
            "triage_webhook_breaker_open", help: "1 while the circuit breaker of an endpoint is not closed.",
            type: "gauge",
            samples: endpoints.map {
                ([("endpoint", $0.key.rawValue)], $0.value.breaker == .closed ? 0 : 1)
            })
        page.metric(
            "triage_log_lines_dropped_total", help: "Log lines lost because nobody took them.", type: "counter",
            samples: [([], Double(droppedLogLines()))])
        return Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: .init(byteBuffer: .init(string: page.text)))
    }
}

private struct ReadyDocument: Encodable {
    let status: String
    let faults: [String]
    let models: [String: String]
}

/// Whether the service still wants new work.
package final class Readiness: Sendable {
    private let draining = Atomic(false)

    package init() {}

    package var isDraining: Bool { draining.load(ordering: .acquiring) }

    package func beginDraining() { draining.store(true, ordering: .releasing) }
}
