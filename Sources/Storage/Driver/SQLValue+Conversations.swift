package import Conversations

// How the travelling values are stored: identifiers and labels as text, instants as milliseconds.
extension SQLValue {
    package init<Subject>(_ identifier: Identifier<Subject>?) { self = .init(identifier?.rawValue) }
    package init(_ instant: Instant?) { self = .init(instant?.millisecondsSinceEpoch) }
    package init(_ intent: IntentLabel?) { self = .init(intent?.rawValue) }
}
