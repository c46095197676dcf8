import Glibc
import Synchronization
import TestSupport
import Testing
import Transport

@Suite struct `Address guard` {
    private static func addresses(_ texts: [String]) -> Result<[IPAddress], ResolveError> {
        .success(texts.compactMap { IPAddress($0) })
    }

    @Test(arguments: [
        "127.0.0.1", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0", "localhost", "a.localhost",
    ])
    func `keeps this machine shut by default`(host: String) async throws {
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let client = client(policy: AddressPolicy(), lookup: SystemResolver.addresses)
        let summary = await client.post("http://\(host):\(server.port)/").summary
        #expect(["blockedAddress", "resolve"].contains(summary))
        #expect(server.connections == 0)
        await client.shutdown()
    }

    @Test(arguments: [
        ["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"], ["2606:4700::1111", "::1"], ["169.254.169.254"],
        (0..<63).map { "8.8.8.\($0)" } + ["10.0.0.1"],
    ])
    func `refuses a name with one bad address among its answers`(answers: [String]) async throws {
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let client = client(policy: AddressPolicy(), lookup: { _ in Self.addresses(answers) })
        #expect(await client.post("http://crm.test:\(server.port)/").summary == "blockedAddress")
        #expect(server.connections == 0)
        await client.shutdown()
    }

    /// The name resolves to an allowed address first and to a forbidden one at every later look; what is connected to is what was checked.
    @Test func `connects to the address it checked`() async throws {
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let looks = Mutex(0)
        let client = client(
            policy: AddressPolicy(allowed: [try AllowedDestination("127.0.0.1/32")]),
            lookup: { _ in
                Self.addresses([
                    looks.withLock {
                        $0 += 1; return $0
                    } == 1 ? "127.0.0.1" : "127.0.0.2"
                ])
            })
        // One request: what was looked up is kept for some seconds only, and three requests may take longer here.
        #expect(await client.post("http://rebind.test:\(server.port)/").summary == "200")
        #expect(looks.withLock { $0 } == 1)
        #expect(server.requests.first?.header("host") == "rebind.test:\(server.port)")
        await client.shutdown()
    }

    @Test func `opens only the port that was named`() async throws {
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        let other = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer {
            server.stop()
            other.stop()
        }
        let client = client(policy: AddressPolicy(allowed: [try AllowedDestination("crm.test:\(server.port)")]))
        #expect(await client.post("http://crm.test:\(server.port)/").summary == "200")
        #expect(await client.post("http://crm.test:\(other.port)/").summary == "blockedAddress")
        #expect(await client.post("http://other.test:\(server.port)/").summary == "blockedAddress")
        await client.shutdown()
    }

    @Test func `does not let a silent name server hold up others`() async throws {
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let gate = DispatchGate()
        let client = client(lookup: { host in
            if host.hasPrefix("silent") { gate.wait() }
            return Self.addresses(["127.0.0.1"])
        })
        async let silent = client.post("http://silent.test:\(server.port)/")
        // The name server says nothing until these are through.
        for _ in 1...20 { #expect(await client.post("http://crm.test:\(server.port)/").summary == "200") }
        #expect(await silent.summary == "resolve")
        gate.open()
        await client.shutdown()
    }

    @Test func `takes no proxy from the environment`() async throws {
        let proxy = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(201) }
        defer {
            proxy.stop()
            server.stop()
        }
        unsafe setenv("http_proxy", proxy.url(), 1)
        defer { unsafe unsetenv("http_proxy") }
        let client = client()
        #expect(await client.post(server.url()).summary == "201")
        #expect(proxy.connections == 0)
        await client.shutdown()
    }

    @Test func `asks for https unless told otherwise`() async throws {
        let client = OutboundHTTP(OutboundConfiguration(addresses: AddressPolicy(allowsPrivate: true)))
        #expect(await client.post("http://127.0.0.1:1/").summary == "badURL")
        #expect(await client.post("ftp://127.0.0.1/").summary == "badURL")
        await client.shutdown()
    }
}

/// Keeps threads waiting until opened.
final class DispatchGate: Sendable {
    private let isOpen = Atomic<Bool>(false)

    func wait() {
        while !isOpen.load(ordering: .acquiring) { usleep(1000) }
    }

    func open() { isOpen.store(true, ordering: .releasing) }
}
