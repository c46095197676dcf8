import Training

/// Rows into a file, if wished without personal data.
struct CorpusConversion {
    let redact: Bool

    func write(_ rows: [CorpusRow], as format: CorpusFormat, to path: String) throws {
        Console.note(try CorpusWriter.write(redacted(rows), as: format, to: path))
    }

    func redacted(_ rows: [CorpusRow]) -> [CorpusRow] {
        guard redact else { return rows }
        return rows.map { row in
            var row = row
            row.text = PersonalData.redact(row.text)
            row.customer = row.customer.map(PersonalData.redact)
            return row
        }
    }
}
