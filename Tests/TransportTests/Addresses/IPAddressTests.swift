import Testing
import Transport

@Suite struct `IP addresses` {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("::ffff:127.0.0.1", "127.0.0.1"), ("::ffff:7f00:1", "127.0.0.1"),
        ("0:0:0:0:0:0:0:1", "::1"), ("2001:DB8::1", "2001:db8::1"), ("255.255.255.255", "255.255.255.255"),
    ])
    func `are read and written in one form`(text: String, canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(bytes: address.bytes) == address)
    }

    @Test(arguments: [
        "", "127.1", "0x7f.0.0.1", "2130706433", "0177.0.0.1", "1.2.3.4.5", "fe80::1%eth0", "[::1]", "1.2.3.256", "::g",
    ])
    func `in shorthand are none`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func `lie in a range by their leading bits`() throws {
        let range = try #require(AddressRange("172.16.0.0/12"))
        for inside in ["172.16.0.0", "172.31.255.255", "::ffff:172.20.1.1"] {
            #expect(range.contains(try #require(IPAddress(inside))))
        }
        for outside in ["172.32.0.0", "172.15.255.255", "ac10::"] {
            #expect(!range.contains(try #require(IPAddress(outside))))
        }
        #expect(try #require(AddressRange("0.0.0.0/0")).contains(try #require(IPAddress("8.8.8.8"))))
        #expect(try #require(AddressRange("::/0")).contains(try #require(IPAddress("2a00::1"))))
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10/8", "10.0.0.0/+8", "host/8"])
    func `do not make ranges of nonsense`(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
