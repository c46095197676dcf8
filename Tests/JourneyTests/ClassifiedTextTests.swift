import ContextEngine
import Conversations
import SQLiteStorage
import Storage
import Testing

@testable import Journey

/// Classifying is most of a journey's work; what was classified is not classified again.
@Suite struct `A text that was classified` {
    private static func run(
        _ text: String, knowing known: ClassifiedText? = nil
    ) throws -> Outcome {
        let request = try JourneyFixture.request(text, from: "+5511999990000")
        let snapshot = ConversationSnapshot(
            fresh: FreshIdentifiers(
                customer: Identifier(stored: "cus_1"), conversation: Identifier(stored: "cnv_1"),
                decision: Identifier(stored: "dec_1"), reply: Identifier(stored: "msg_1")))
        return try MessageJourney(domain: JourneyFixture.domain()).run(
            request.message, from: request.identity, in: snapshot, knowing: known, at: JourneyFixture.now)
    }

    /// An outcome's classification with another intent, by which it is recognised.
    private static func marked(_ outcome: Outcome) throws -> ClassifiedText {
        var known = try #require(outcome.classified)
        known.classification.ranking = [.init(intent: IntentLabel("marked"), confidence: 0.5)]
        return known
    }

    @Test func `is not classified again`() throws {
        let known = try Self.marked(Self.run("minha internet está lenta"))
        let again = try Self.run("minha internet está lenta", knowing: known)
        #expect(again.receipt.classification?.intent.rawValue == "marked")
    }

    @Test func `is classified again when the text, the profile or the model is another`() throws {
        let known = try Self.marked(Self.run("minha internet está lenta"))
        var (otherProfile, otherModel) = (known, known)
        otherProfile.signals.outage = true
        otherModel.classification.model = "sha256:other"
        for (text, known) in [
            ("quero falar com um atendente", known), ("minha internet está lenta", otherProfile),
            ("minha internet está lenta", otherModel),
        ] {
            let outcome = try Self.run(text, knowing: known)
            #expect(outcome.receipt.classification?.intent.rawValue != "marked")
        }
    }

    @Test func `is kept by a transaction that fails, for the next one`() async throws {
        struct Refusal: Error {}
        let fixture = try await JourneyFixture(.sqlite)
        let request = try JourneyFixture.request("minha internet está lenta", from: "+5511999990000")
        let classifications = BatchClassifications()
        func take(_ body: @escaping @Sendable (IntakeTransaction) throws -> IntakeAnswer) async throws -> IntakeAnswer {
            let inboxes = Inboxes(["default": Inbox(try JourneyFixture.domain())])
            return try await fixture.database.write { connection in
                try body(
                    IntakeTransaction(
                        connection: connection, log: try EventLog(connection), inboxes: inboxes,
                        contextBuilder: ContextBuilder(), journal: nil, quarantine: [],
                        classifications: classifications, now: JourneyFixture.now))
            }
        }
        await #expect(throws: Refusal.self) {
            _ = try await take { transaction in
                _ = try transaction.take(request)
                throw Refusal()
            }
        }
        classifications[request.message.id]?.classification.ranking = [
            .init(intent: IntentLabel("marked"), confidence: 0.5)
        ]
        let answer = try await take { try $0.takeInAnyCase(request) }
        #expect(answer.receipt.classification?.intent.rawValue == "marked")
    }
}
