import Testing

@testable import triage

/// What becomes of lines while whoever reads them is slow.
@Suite struct LineBacklogTests {
    private static func line(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "a"), count: count) }

    @Test func `lines wait in their order, and are taken once`() {
        var backlog = LineBacklog()
        #expect(backlog.isEmpty)
        backlog.add(Array("a\n".utf8))
        backlog.add(Array("b\n".utf8))
        #expect(!backlog.isEmpty)
        let batch = backlog.take()
        #expect(batch.lines == Array("a\nb\n".utf8) && batch.dropped == 0)
        #expect(backlog.isEmpty)
        let rest = backlog.take()
        #expect(rest.lines.isEmpty)
    }

    @Test func `what finds no room is counted, and the room is used up to the last byte`() {
        var backlog = LineBacklog()
        backlog.add(Self.line(LineBacklog.limit - 1))
        backlog.add(Self.line(2))
        backlog.add(Self.line(1))
        backlog.add(Self.line(1))
        #expect(backlog.dropped == 2)
        let batch = backlog.take()
        #expect(batch.lines.count == LineBacklog.limit && batch.dropped == 2)
        // Told once; the sum stays.
        let rest = backlog.take()
        #expect(rest.dropped == 0 && backlog.dropped == 2)
    }

    @Test func `what was taken and not written is told of with the next batch`() {
        var backlog = LineBacklog()
        backlog.lose(3)
        let batch = backlog.take()
        #expect(batch.dropped == 3)
        // Five lines of the batch, and the word of the three before them, did not get out.
        backlog.lose(5, untold: batch.dropped)
        let next = backlog.take()
        #expect(next.dropped == 8 && backlog.dropped == 8)
    }
}
