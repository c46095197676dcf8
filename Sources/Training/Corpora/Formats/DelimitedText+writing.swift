import Conversations

extension DelimitedText {
    /// A header and one record a row; columns that no row fills are left out.
    func write(_ rows: [CorpusRow]) -> [UInt8] {
        let columns = Self.columns.filter { column in
            column.name == "text" || column.name == "intent" || rows.contains { column.value($0) != nil }
        }
        var bytes: [UInt8] = []
        append(columns.map(\.name), to: &bytes)
        for row in rows { append(columns.map { $0.value(row) ?? "" }, to: &bytes) }
        return bytes
    }

    private struct Column {
        let name: String
        let value: @Sendable (CorpusRow) -> String?
    }

    private static let columns = [
        Column(name: "text") { $0.text },
        Column(name: "intent") { $0.intent.rawValue },
        Column(name: "language") { $0.language },
        Column(name: "channel") { $0.channel?.rawValue },
        Column(name: "sentiment") { $0.sentiment?.rawValue },
        Column(name: "frustrated") { $0.frustrated.map { "\($0)" } },
        Column(name: "urgent") { $0.urgent.map { "\($0)" } },
        Column(name: "customer") { $0.customer },
    ]

    private func append(_ fields: [String], to bytes: inout [UInt8]) {
        for (position, field) in fields.enumerated() {
            if position > 0 { bytes.append(delimiter) }
            let utf8 = Array(field.utf8)
            let mustQuote = utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            guard mustQuote else {
                bytes += utf8
                continue
            }
            bytes.append(0x22)
            for byte in utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
            bytes.append(0x22)
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
