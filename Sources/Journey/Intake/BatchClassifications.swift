import Conversations
import Synchronization

/// What was classified while a batch was written, so that writing it again does not classify it again.
final class BatchClassifications: Sendable {
    private let known = Mutex<[Identifier<Message>: ClassifiedText]>([:])

    subscript(message: Identifier<Message>) -> ClassifiedText? {
        get { known.withLock { $0[message] } }
        set { known.withLock { $0[message] = newValue } }
    }
}
