import Testing
import Transport

@Suite struct `Outbound URLs` {
    @Test(arguments: [
        ("https://CRM.example.com/hook?a=1#part", "https://crm.example.com/hook?a=1", "crm.example.com", 443),
        ("https://crm.example.com.:8443/", "https://crm.example.com:8443/", "crm.example.com", 8443),
        ("http://[::1]:8080/x", "http://[::1]:8080/x", "::1", 8080),
        ("https://xn--caf-dma.example/", "https://xn--caf-dma.example/", "xn--caf-dma.example", 443),
    ])
    func `are normalised`(text: String, normal: String, host: String, port: UInt16) throws {
        let url = try OutboundURL(text)
        #expect(url.text == normal)
        #expect(url.host == host)
        #expect(url.port == port)
    }

    /// However an address is spelt, it is seen as that address or refused.
    @Test(arguments: [
        "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/", "https://127.1/", "https://127.0.0.1./",
        "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/", "https://0x7f000001/", "https://%31%32%37.0.0.1/",
        "https://127.0.0.1:443/", "https://0/", "https://017700000001/",
    ])
    func `show the address behind a spelling`(text: String) {
        if let url = try? OutboundURL(text) {
            #expect(["127.0.0.1", "0.0.0.0"].contains(url.literal?.description))
        }
    }

    @Test(arguments: [
        ("https://user@169.254.169.254/", OutboundURLError.credentials), ("https://u:p@crm.example/", .credentials),
        ("https://[fe80::1%25eth0]/", .invalidHost), ("https://①②⑦.⓪.⓪.①/", .unexpectedCharacter),
        ("https://crm.example/a b", .unexpectedCharacter), ("https://crm.example/\t", .unexpectedCharacter),
        ("https://crm.example/\r\nX: y", .unexpectedCharacter), ("https://crm.example\\@evil/", .unexpectedCharacter),
        ("crm.example/hook", .unknownScheme), ("file:///etc/passwd", .unknownScheme),
        ("gopher://crm.example/", .unknownScheme), ("https://crm.example:0/", .invalidPort),
        ("https://crm.example:99999/", .invalidPort), ("https://a..b/", .invalidHost),
        ("https://1.2.3.4.5/", .invalidHost),
        ("https://crm.0x7f/", .invalidHost), ("https://" + String(repeating: "a", count: 3000), .tooLong),
    ])
    func `are refused for a reason`(text: String, reason: OutboundURLError) {
        #expect(throws: reason) { try OutboundURL(text) }
    }

    @Test(arguments: ["", "https://", "https:///path", "https:/path", "://", "https://:443/"])
    func `without a host are refused`(text: String) {
        #expect(throws: OutboundURLError.self) { try OutboundURL(text) }
    }

    @Test(arguments: [
        ("X-A", "b\r\nX-B: c"), ("X-A", "b\n"), ("X A", "b"), ("", "b"), ("X-A:", "b"), ("X-A", "\u{0}"),
        ("X-A", "\u{7F}"),
    ])
    func `go with headers that hold one line`(name: String, value: String) {
        #expect(OutboundHeader(name, value) == nil)
    }
}
