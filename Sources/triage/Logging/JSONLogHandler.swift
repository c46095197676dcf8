import Logging

/// Writes log records as one JSON object a line; a full or closed pipe loses records, never the service.
struct JSONLogHandler: LogHandler {
    let label: String
    let output: LineOutput
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(label: String, output: LineOutput, level: Logger.Level) {
        self.label = label
        self.output = output
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.mapValues(\.description)
        output.write(
            LogLine.bytes(
                level: event.level, logger: label, message: event.message.description, fields: fields))
    }
}
