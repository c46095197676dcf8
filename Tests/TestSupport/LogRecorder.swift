package import Logging
import Synchronization

/// Keeps what is logged.
package final class LogRecorder: Sendable {
    /// One line of the log.
    package struct Line: Sendable, Hashable {
        package var level: Logger.Level
        package var message: String
        package var metadata: [String: String]

        /// A line to compare with.
        package init(level: Logger.Level, message: String, metadata: [String: String]) {
            self.level = level
            self.message = message
            self.metadata = metadata
        }
    }

    private let recorded = Mutex<[Line]>([])

    /// Makes an empty one.
    package init() {}

    /// What was logged so far.
    package var lines: [Line] { recorded.withLock(\.self) }
    /// Logs to this recorder.
    package var logger: Logger { Logger(label: "test") { _ in Handler(recorder: self) } }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let line = Line(
                level: event.level, message: event.message.description,
                metadata: (event.metadata ?? [:]).mapValues(\.description))
            recorder.recorded.withLock { $0.append(line) }
        }
    }
}
