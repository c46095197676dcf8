import Conversations
import Foundation
import Logging

/// A log record as its reader gets it: one JSON object and a line break.
enum LogLine {
    /// - Parameter fields: what belongs to the record; none of it takes the place of what every record has.
    static func bytes(
        level: Logger.Level, logger: String, message: String, fields: [String: String] = [:]
    ) -> [UInt8] {
        let own = [
            "time": Instant(Date()).rfc3339, "level": level.rawValue, "logger": logger, "message": message,
        ]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(own.merging(fields) { own, _ in own }) else { return [] }
        return line + [UInt8(ascii: "\n")]
    }

    /// Tells how many lines a log has lost.
    static func notice(dropped: Int) -> [UInt8] {
        bytes(level: .warning, logger: "triage", message: "log lines were dropped", fields: ["lines": "\(dropped)"])
    }
}
