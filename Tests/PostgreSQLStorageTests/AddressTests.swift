import Storage
import Testing

@testable import PostgreSQLStorage

@Suite struct `Addresses of servers` {
    @Test(arguments: [
        ("postgres://ana:s3cret@db.example:5433/triage", "postgres://ana@db.example:5433/triage"),
        ("postgresql://ana:s3cret@db.example/triage?sslmode=require", "postgres://ana@db.example/triage"),
        ("postgres://a,b:5433/triage?user=ana&password=s3cret", "postgres://ana@a,b:5433/triage"),
        ("postgres://one:1,two:2/t", "postgres://one:1,two:2/t"),
        ("postgres:///triage?host=/run/postgresql", "postgres:///run/postgresql/triage"),
        ("postgres://ana:a%40b%3As3cret@db/", "postgres://ana@db/"),
        ("postgres://", "postgres:///"),
    ])
    func `are described without what is secret in them`(text: String, description: String) throws {
        #expect("\(try PostgreSQLAddress(text))" == description)
    }

    @Test(arguments: [
        "postgres://ana:s3cret@x@db/triage", "postgres://ana:s3cret@[::1/triage",
        "postgres://ana:s3cret@db/triage?sslmod=require", "postgres://ana:s3cret%zz@db/triage",
        "mysql://ana:s3cret@db/triage", "postgres://ana:s3cret@db/tri\0age",
    ])
    func `that are not understood are refused without being quoted`(text: String) {
        let error = #expect(throws: MalformedAddress.self) { try PostgreSQLAddress(text) }
        #expect(error.map { "\($0)".contains("s3cret") } == false)
        #expect(error.map { "\($0)".contains("address is not understood") } == true)
    }

    @Test func `may overrule what is usual, and nothing else`() throws {
        let parameters = try PostgreSQLAddress("postgres://db/t?connect_timeout=30").parameters
        let words = parameters.map(\.keyword)
        let place = try #require(words.firstIndex(of: "dbname"))
        let before = Set(words[..<place])
        #expect(before.isSuperset(of: ["connect_timeout", "tcp_user_timeout", "target_session_attrs"]))
        // What stands behind cannot be overruled: texts are UTF-8 here.
        #expect(words[(place + 1)...] == ["client_encoding"])
    }
}

@Suite struct `Connecting again` {
    @Test func `waits longer from time to time, up to a limit, and never as long as the others`() {
        var reconnection = Reconnection()
        let start = ContinuousClock.now
        #expect(reconnection.mayTry(at: start))
        var pauses: [Duration] = []
        for _ in 0..<12 {
            reconnection.failed(at: start, saying: "no", chance: 1)
            pauses.append(pause(of: reconnection, since: start))
            var early = reconnection
            early.failed(at: start, saying: "no", chance: 0)
            #expect(pause(of: early, since: start) >= .milliseconds(25))
        }
        #expect(pauses.first == .milliseconds(50))
        #expect(pauses.last == Reconnection.cap)
        #expect(pauses == pauses.sorted())
        reconnection.succeeded()
        #expect(reconnection == Reconnection())
    }

    private func pause(of reconnection: Reconnection, since start: ContinuousClock.Instant) -> Duration {
        var pause = Duration.zero
        while !reconnection.mayTry(at: start + pause) { pause += .milliseconds(1) }
        return pause
    }
}

@Suite struct `What the server refuses` {
    @Test(arguments: [
        ("40001", true, false), ("40P01", true, false), ("55P03", true, false), ("23505", true, false),
        ("23503", false, false), ("57P01", false, true), ("53100", false, true), ("08006", false, true),
        ("57014", false, true), ("25006", false, true), ("42601", false, false), ("XX001", false, true),
    ])
    func `says what becomes of the work`(state: String, isConflict: Bool, isOfStore: Bool) {
        let error = StorageError(state: state, message: "said")
        #expect(error.isConflict == isConflict)
        #expect(error.isOfStore == isOfStore)
    }

    @Test func `is not passed on where it quotes what somebody wrote`() {
        let error = StorageError(state: "22P02", message: "invalid input syntax for type bigint: \"Ana's secret\"")
        #expect(!"\(error)".contains("Ana"))
    }
}
