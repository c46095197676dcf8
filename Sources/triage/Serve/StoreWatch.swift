import Logging
import ServiceLifecycle
import Storage

/// Tells when the store cannot be written or turns out to be damaged, and tries once a second whether it can be written
/// again: while the service is not ready, perhaps nobody else does.
struct StoreWatch: Service {
    let database: any SQLDatabase
    let location: StoreLocation
    let logger: Logger

    /// What a batch of messages needs; a change of one row would find room much longer.
    private static let room: UInt64 = 1 << 20

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var known = StoreCondition.sound
            while !Task.isCancelled {
                let condition = database.condition
                tell(condition, after: known)
                known = condition
                if case .unwritable = condition {
                    if location.freeBytes >= Self.room { try? await database.write { try StoreProbe.write(on: $0) } }
                } else if database.engine.isShared {
                    // A server may go away while nobody asks it anything.
                    try? await database.read { try StoreProbe.read(on: $0) }
                }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// Once for each change.
    private func tell(_ condition: StoreCondition, after known: StoreCondition) {
        switch (condition, known) {
        case (.damaged, .damaged), (.unwritable, .unwritable), (.sound, .sound): break
        case (.damaged(let what), _):
            logger.critical(
                "the store is damaged; nothing more is written, restore the backup", metadata: ["error": "\(what)"])
        case (.unwritable(let what), _):
            logger.error(
                "the store cannot be written; messages are refused until it can", metadata: ["error": "\(what)"])
        case (.sound, _): logger.notice("the store can be written again")
        }
    }
}
