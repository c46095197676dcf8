import Classifiers
import ContextEngine
import Conversations
import Decisions
import Foundation
import Journey
import Logging
import Storage
import Synchronization
import TestSupport
import Training

/// A running writer over a store of its own, with a small model and the shipped policy of the internet provider.
final class JourneyFixture: Sendable {
    private let folder: TemporaryFolder
    private let store: TestStore
    private let node: Node
    /// How many batches had to be written again.
    let rewrites = Count()

    /// A writer with its queue.
    final class Node: Sendable {
        let queue = IntakeQueue()
        private let running: Task<Void, any Error>

        fileprivate init(
            on database: any SQLDatabase, journal: String, onRewrite: @escaping @Sendable () -> Void
        ) throws {
            let writer = IntakeWriter(
                queue: queue, database: database, inboxes: Inboxes(["default": Inbox(try JourneyFixture.domain())]),
                journal: try CrashJournal(path: journal), clock: { JourneyFixture.now }, afterCommit: {},
                onRewrite: onRewrite, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            running = Task { try await writer.run() }
        }

        deinit {
            queue.close()
            running.cancel()
        }
    }

    /// A number that several may count up.
    final class Count: Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock { $0 } }

        func increment() { count.withLock { $0 += 1 } }
    }

    static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)

    /// As the tests look at it.
    var database: any SQLDatabase { store.database }

    var queue: IntakeQueue { node.queue }

    /// Another writer on the same store; nil on an engine that lets only one process in.
    func another() throws -> Node? {
        guard let database = try store.another() else { return nil }
        return try Node(on: database, journal: folder.file("another")) { [rewrites] in rewrites.increment() }
    }

    /// - Parameters:
    ///   - crashes: how often a message is already known to have crashed the program before the last process ended in it.
    ///   - suspect: that message's digest.
    ///   - fault: chooses statements of the writer that are not run.
    init(
        _ engine: SQLEngine, crashes: Int64 = 0, of suspect: String? = nil,
        fault: @escaping @Sendable (_ sql: String, _ arguments: [SQLValue]) -> ObservedConnection.Fault? = { _, _ in nil
        }
    ) async throws {
        folder = try TemporaryFolder()
        if let suspect { try folder.write(suspect, to: "journal") }
        store = try await TestStore(engine)
        if let suspect {
            try await store.database.write { connection in
                for _ in 0..<crashes { try SuspectStore(connection).recordCrash(of: suspect, at: Self.now) }
            }
        }
        node = try Node(on: ObservedDatabase(store.database, fault: fault), journal: folder.file("journal")) {
            [rewrites] in rewrites.increment()
        }
    }

    /// A writer on a store of somebody else's.
    static func node(on database: any SQLDatabase) throws -> Node {
        let folder = try TemporaryFolder()
        return try Node(on: database, journal: folder.file("journal")) {}
    }

    func post(
        _ text: String, from customer: String = "+5511999990000", providerID: String? = nil,
        key: (String, digest: String)? = nil
    ) async throws -> IntakeAnswer {
        try await queue.submit(try Self.request(text, from: customer, providerID: providerID, key: key))
    }

    static func request(
        _ text: String, from customer: String, providerID: String? = nil, key: (String, digest: String)? = nil
    ) throws -> IntakeRequest {
        IntakeRequest(
            message: InboundMessage(
                id: .fresh(at: now), channel: .whatsapp, customerIdentifier: customer, text: text,
                providerMessageID: providerID, receivedAt: now),
            from: try ChannelIdentity(customer, channel: .whatsapp),
            idempotency: key.map { .init(scope: "tok_1", key: $0.0, requestDigest: $0.digest) })
    }

    func count(_ table: String) async throws -> Int64 {
        try await database.read { try $0.row("SELECT count(*) FROM \(table)", [])?.integer(0) ?? -1 }
    }

    func eventTypes() async throws -> [String] {
        try await database.read { connection in
            try connection.rows("SELECT type FROM events ORDER BY sequence").map { try $0.text(0) }
        }
    }

    static func domain() throws -> Domain {
        let policy = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Models/isp-pt-BR/policy").path
        return Domain(
            name: "isp", classifier: try Classifier(bytes: trained.get(), name: "test"),
            policy: try Policy.load(folder: policy) { "test:\($0.count)" })
    }

    /// Enough to tell three intents apart; trained once for all tests.
    private static let trained = Result {
        let rows: [(String, [String])] = [
            (
                "technical/slow_connection",
                [
                    "minha internet está lenta", "a internet está muito lenta hoje", "velocidade baixa na internet",
                    "internet lenta demais", "tudo carrega devagar, internet lenta", "a net está lenta desde ontem",
                    "velocidade da internet muito baixa", "está lenta a minha internet",
                ]
            ),
            (
                "general/talk_to_human",
                [
                    "quero falar com um atendente", "me passa para uma pessoa", "falar com humano",
                    "quero um atendente de verdade", "atendente por favor", "preciso falar com uma pessoa",
                    "pode chamar um atendente", "quero conversar com gente de verdade",
                ]
            ),
            (
                "out_of_scope",
                [
                    "qual a receita de bolo", "quem ganhou o jogo de futebol", "vai chover amanhã", "conta uma piada",
                    "vende geladeira", "qual o resultado da loteria", "procuro emprego de motorista", "receita de pão",
                ]
            ),
        ]
        return try ModelTrainer().train(
            rows: rows.flatMap { label, texts in
                texts.map { CorpusRow(text: $0, intent: IntentLabel(label), language: "pt") }
            })
    }
}
