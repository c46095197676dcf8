import AgentDesk
import ContextEngine
import Conversations
import Journey
import Storage

/// A small believable day at an internet provider, played into an empty store so that there is something to look at.
///
/// Everything goes through the same writer and desk as on a real day; only the clock is turned back.
struct DemoDay {
    let writer: IntakeWriter
    let desk: AgentDesk
    let database: any SQLDatabase

    /// Plays the day, unless the store has customers already.
    ///
    /// - Returns: how many messages were played.
    func play(endingAt end: Instant) async throws -> Int {
        guard try await database.read({ try CustomerStore($0).list(before: nil, limit: 1).isEmpty }) else { return 0 }
        var conversations: [String: Identifier<Conversation>] = [:]
        var played = 0
        for scene in DemoScript.scenes {
            let now = end.adding(seconds: -scene.minutesAgo * 60)
            switch scene.act {
            case .message(let channel, let text):
                let answer = try await writer.take(try request(scene, channel: channel, text: text, at: now), at: now)
                conversations[scene.who.name] = answer.receipt.conversationID
                played += 1
            case .desk(let act):
                guard let conversation = conversations[scene.who.name] else { continue }
                do {
                    _ = try await desk.perform(act, on: conversation, at: now)
                } catch is DeskError {
                    // With another model the bot may have answered what the script hands to a person; the day goes on.
                    continue
                }
            }
        }
        return played
    }

    private func request(
        _ scene: DemoScript.Scene, channel: Channel, text: String, at now: Instant
    ) throws -> IntakeRequest {
        let identifier = scene.who.identifier(on: channel)
        return IntakeRequest(
            message: InboundMessage(
                id: .fresh(at: now), channel: channel, customerIdentifier: identifier, text: text, sentAt: now,
                receivedAt: now,
                profile: ProfileUpdate(name: scene.who.name, tier: scene.who.tier, plan: scene.who.plan)),
            from: try ChannelIdentity(identifier, channel: channel))
    }
}
