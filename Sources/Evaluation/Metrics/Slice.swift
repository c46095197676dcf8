import Conversations
import Training

/// Accuracy on one part of a corpus.
package struct Slice: Hashable, Codable, Sendable {
    package var rows: Int
    package var accuracy: Double
    package var interval: Interval

    package init(_ predictions: some Collection<Prediction>) {
        let right = predictions.count(where: \.isRight)
        rows = predictions.count
        accuracy = rows > 0 ? Double(right) / Double(rows) : 0
        interval = .wilson(successes: right, of: rows)
    }

    /// By language, channel and length in words; a part is only there when the corpus names it.
    package static func all(of predictions: [Prediction]) -> [String: [String: Slice]] {
        var slices: [String: [String: Slice]] = [:]
        func add(_ name: String, _ key: (Prediction) -> String?) {
            let known = predictions.compactMap { prediction in key(prediction).map { ($0, prediction) } }
            let groups = Dictionary(grouping: known, by: \.0)
            if !groups.isEmpty { slices[name] = groups.mapValues { Slice($0.map(\.1)) } }
        }
        add("language") { $0.row.language }
        add("channel") { $0.row.channel?.rawValue }
        add("length") { lengthName(words: $0.row.text.split(whereSeparator: \.isWhitespace).count) }
        return slices
    }

    private static func lengthName(words: Int) -> String {
        switch words {
        case ...3: "01-03 words"
        case 4...7: "04-07 words"
        case 8...15: "08-15 words"
        case 16...31: "16-31 words"
        default: "32 words and more"
        }
    }
}
