import Conversations
import MessageText
import Testing

/// How many of the suites' rows are read exactly right: the writer's own words, all of them and no others.
@Suite struct `The suites of own words` {
    @Test(arguments: [(SuiteRow.Half.dev, 0.97), (.heldout, 0.93)])
    func `mails are read right by program, language and layout`(half: SuiteRow.Half, floor: Double) throws {
        var words = Tally()
        var automatic = Tally()
        for row in try SuiteRow.read("mails.jsonl") where row.split == half {
            let reading = MailReading(
                subject: row.subject, body: row.text, format: row.content_type.flatMap(ContentType.init) ?? .plain)
            words.count(row.isOwn(Self.own(reading)), in: [row.program, row.language, row.layout])
            automatic.count(Self.automatic(reading) == row.automatic, in: [row.automatic ?? "by a person"])
        }
        print("mails, \(half): \(words)\nautomatic mails, \(half): \(automatic)")
        #expect(words.rows >= 150)
        #expect(words.share >= floor, "\(words)")
        #expect(automatic.share >= floor, "\(automatic)")
    }

    @Test(arguments: [(SuiteRow.Half.dev, 0.97), (.heldout, 0.93)])
    func `transcripts are read right by language`(half: SuiteRow.Half, floor: Double) throws {
        var words = Tally()
        for row in try SuiteRow.read("transcripts.jsonl") where row.split == half {
            words.count(row.isOwn(TranscriptReading(row.text).ownText), in: [row.language])
        }
        print("transcripts, \(half): \(words)")
        #expect(words.rows >= 60)
        #expect(words.share >= floor, "\(words)")
    }

    /// The own lines without the greeting.
    private static func own(_ reading: MailReading) -> String {
        guard !reading.ownBody.isEmpty else { return "" }
        let lines = reading.lines.filter { $0.kind == .own }.map(\.text)
        return lines.isEmpty ? reading.ownBody : lines.joined(separator: "\n")
    }

    /// As the suites name it: a forward with nothing of its own, a bounce, an absence, or any other robot.
    private static func automatic(_ reading: MailReading) -> String? {
        switch reading.automatic {
        case .bounce: "bounce"
        case .outOfOffice: "out_of_office"
        case nil: reading.isForward && reading.ownBody.isEmpty ? "forward_only" : nil
        default: "automatic"
        }
    }
}
