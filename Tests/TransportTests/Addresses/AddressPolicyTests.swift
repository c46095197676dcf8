import Testing
import Transport

@Suite struct `Address policy` {
    static let own = [
        "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "172.16.0.1", "192.168.1.1", "::1", "fd00::1",
        "::ffff:10.0.0.1",
    ]
    static let never = [
        "0.0.0.0", "0.1.2.3", "169.254.169.254", "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "255.255.255.255", "::", "::7f00:1", "::ffff:169.254.169.254", "64:ff9b::7f00:1",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "3fff::1", "2002:7f00:1::", "5f00::1", "fe80::1", "fec0::1",
        "ff02::1", "100:0:0:1::1", "::ffff:0:7f00:1", "192.31.196.1", "192.52.193.1", "192.175.48.1", "2620:4f:8000::1",
    ]
    static let open = ["8.8.8.8", "1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"]

    private func permits(
        _ policy: AddressPolicy, _ text: String, host: String = "crm.test", port: UInt16 = 443
    ) throws -> Bool {
        policy.permits(try #require(IPAddress(text)), host: host, port: port)
    }

    @Test(arguments: own + never)
    func `refuses what is not public`(text: String) throws {
        #expect(try !permits(AddressPolicy(), text))
    }

    @Test(arguments: open)
    func `permits what is public`(text: String) throws {
        #expect(try permits(AddressPolicy(), text))
    }

    @Test(arguments: own)
    func `opens one's own networks on request`(text: String) throws {
        #expect(try permits(AddressPolicy(allowsPrivate: true), text))
    }

    @Test(arguments: never)
    func `keeps metadata services and the like shut even then`(text: String) throws {
        #expect(try !permits(AddressPolicy(allowsPrivate: true), text))
    }

    @Test func `knows exceptions by range, host and port`() throws {
        let policy = AddressPolicy(allowed: [
            try AllowedDestination("10.0.0.0/8"), try AllowedDestination("[fd00::/8]:8443"),
            try AllowedDestination("CRM.internal:9000"),
        ])
        #expect(try permits(policy, "10.9.9.9"))
        #expect(try !permits(policy, "192.168.0.1"))
        #expect(try permits(policy, "fd00::1", port: 8443))
        #expect(try !permits(policy, "fd00::1", port: 443))
        #expect(try permits(policy, "192.168.0.1", host: "crm.internal", port: 9000))
        #expect(try !permits(policy, "192.168.0.1", host: "crm.internal", port: 9001))
        #expect(try !permits(policy, "192.168.0.1", host: "evil.crm.internal", port: 9000))
    }

    @Test(arguments: [
        "", "10.0.0.0/40", "crm:0", "crm:99999", "crm:8a", "[fd00::1", "[fd00::1]x", "a b", "::1/129", "127.1",
    ])
    func `refuses exceptions that name nothing`(text: String) {
        #expect(throws: InvalidDestination.self) { try AllowedDestination(text) }
    }
}
