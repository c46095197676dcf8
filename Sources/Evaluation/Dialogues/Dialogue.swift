package import Conversations

/// A customer's messages in order, and what may rightly become of them.
package struct Dialogue: Hashable, Sendable {
    /// What may rightly happen to one message.
    package struct Permitted: Hashable, Sendable {
        /// Intents whose standard answer helps; none when the machine must not answer by itself.
        package var answers: Set<IntentLabel> = []
        /// Intents whose answers help together, in one reply.
        package var answersTogether: Set<IntentLabel> = []
        /// A person may take over.
        package var person = true
        /// One question back is right.
        package var clarification = false
        /// Saying nothing is right, as it is for automatic mail.
        package var silence = false

        package init() {}
    }

    /// One message of the customer.
    package struct Step: Hashable, Sendable {
        package var message: String
        package var subject: String?
        /// `text/plain` or `text/html`; nil for plain text.
        package var contentType: String?
        /// Nil for a step that says nothing about its outcome.
        package var permitted: Permitted?
    }

    package var id: String
    /// The line of the file that it stands in.
    package var line: Int
    package var domain: String
    package var channel: Channel
    /// What sort of conversation it is, such as `two_matters`; reports group by it.
    package var kind: String
    /// At least one; the last one always has its outcomes.
    package var steps: [Step]
    /// Why these outcomes are the right ones, for whoever reads the file.
    package var why: String?
}
