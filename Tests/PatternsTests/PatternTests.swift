import Glibc
import Patterns
import Testing

struct PatternTests {
    private func match(_ source: String, _ text: String) throws -> String? {
        let subject = Array(text.utf8)
        guard let match = try Pattern(source).firstMatch(in: subject, within: .seconds(1)) else { return nil }
        return String(decoding: subject[match.range], as: UTF8.self)
    }

    @Test func `matches characters of all scripts regardless of case`() throws {
        #expect(try match(#"ação"#, "EM AÇÃO!") == "AÇÃO")
        #expect(try match(#"\b\w+ção\b"#, "sem ligação aqui") == "ligação")
        #expect(try match(#"^.$"#, "😀") == "😀")
        #expect(try match(#"boleto"#, "nada disso") == nil)
    }

    @Test func `tells where groups matched`() throws {
        let found = try Pattern(#"(\d+)-(x)?(\d+)"#).firstMatch(in: Array("ab 12-34".utf8))
        #expect(found == PatternMatch(range: 3..<8, groups: [3..<5, nil, 6..<8]))
    }

    @Test func `finds every match, empty ones too`() throws {
        #expect(try Pattern(#"\d+"#).matches(in: Array("1 22 333".utf8)).map(\.range) == [0..<1, 2..<4, 5..<8])
        #expect(try Pattern(#"x*"#).matches(in: Array("éx".utf8)).map(\.range) == [0..<0, 2..<3, 3..<3])
    }

    @Test(arguments: [
        ("(", 1), ("", 0), ("(*NO_JIT)a", 0), ("(*UTF)a", 0), (#"a\Cb"#, 3), ("a**b(", 2), ("[z-a]", 3),
    ])
    func `a pattern that is not taken says where`(source: String, position: Int) {
        let error = #expect(throws: PatternError.self) { try Pattern(source) }
        #expect(error?.position == position)
        #expect(error?.message.isEmpty == false)
    }

    @Test func `huge and deeply nested patterns are refused`() {
        #expect(throws: PatternError.self) { try Pattern(String(repeating: "a", count: 9000)) }
        #expect(throws: PatternError.self) {
            try Pattern(String(repeating: "(", count: 2000) + String(repeating: ")", count: 2000))
        }
        #expect(throws: PatternError.self) { try Pattern("((a{1,200}){1,200}){1,20}") }
    }

    @Test(arguments: [
        #"(a+)+$"#, #"(a|aa)+$"#, #"a{0,300}a{0,300}[xy]"#, #"(.*a){12}x"#, #"(?:.*.*)*x"#,
        #"^(([a-z])+.)+[A-Z]([a-z])+$"#,
        #"(\w+\s?)*\d"#, #"(?=(a+))\1{50}b"#,
    ])
    func `backtracking without end stops at the time limit`(source: String) throws {
        let pattern = try Pattern(source)
        let subject = Array((String(repeating: "a", count: 20_000) + "!").utf8)
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = try? pattern.firstMatch(in: subject, within: .milliseconds(20))
        }
        // Far above the limit and its granularity, far below what these patterns would take.
        #expect(time < .milliseconds(600))
    }

    @Test func `a match that ran out of time is no answer`() throws {
        let subject = Array((String(repeating: "a", count: 40) + "!").utf8)
        #expect(throws: PatternMatchError.timedOut) {
            try Pattern(#"(a+)+$"#).firstMatch(in: subject, within: .milliseconds(5))
        }
    }

    @Test func `the time limit holds for all matches together`() throws {
        let pattern = try Pattern(#"x|a*a*a*[yz]"#)
        let quick = Array(String(repeating: "x", count: Pattern.subjectLimit - 300).utf8)
        var needed = Duration.seconds(60)
        for _ in 0..<3 {
            let started = Self.processorTime()
            _ = try pattern.matches(in: quick, within: .seconds(60))
            needed = min(needed, Self.processorTime() - started)
        }
        // The many quick matches take most of the processor time that there is, and the last one has no end.
        let limit = needed / 1.5
        let started = Self.processorTime()
        #expect(throws: PatternMatchError.timedOut) {
            try pattern.matches(in: quick + Array(String(repeating: "a", count: 300).utf8), within: limit)
        }
        #expect(Self.processorTime() - started < limit * 2.3)
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    @Test func `a subject that is not text is an error, not a crash`() throws {
        let pattern = try Pattern("b")
        for bad: [UInt8] in [[0xFF], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80]] {
            #expect(throws: PatternMatchError.invalidSubject) { try pattern.firstMatch(in: bad) }
        }
        #expect(try pattern.firstMatch(in: []) == nil)
        #expect(try pattern.firstMatch(in: [0x00, 0x62])?.range == 1..<2)
    }

    @Test func `only the beginning of a long subject is looked at`() throws {
        let filler = String(repeating: "é", count: Pattern.subjectLimit)
        #expect(try Pattern("needle").firstMatch(in: Array((filler + "needle").utf8), within: .seconds(1)) == nil)
        #expect(try Pattern("needle").firstMatch(in: Array(("needle" + filler).utf8), within: .seconds(1)) != nil)
    }
}
