import Conversations
import PhoneNumbers
import Testing

@testable import ContextEngine

@Suite struct `A channel identity` {
    private func key(_ text: String, _ channel: Channel, region: String? = "BR") throws -> String {
        try ChannelIdentity(text, channel: channel, region: region.flatMap(PhoneRegion.init)).key
    }

    @Test(arguments: [
        "+5511987654321", "5511987654321", "+55 (11) 98765-4321", "whatsapp:+5511987654321", "(11) 98765-4321",
        "011 98765 4321", "0055 11 98765 4321", "5511987654321@c.us", "5511987654321@s.whatsapp.net",
        "5511987654321:12@s.whatsapp.net", "tel:+55-11-98765-4321", " 11 98765.4321 ",
        // With the zero of at home, and with a carrier.
        "+55 (0)11 98765-4321", "+55 011 98765-4321", "015 11 98765-4321", "0xx11 98765-4321",
        // WhatsApp still calls many Brazilian mobiles without their ninth digit.
        "551187654321", "+55 11 8765-4321", "551187654321@c.us",
        // Copied out of a chat: marks of direction around it, and spaces and hyphens that do not break.
        "\u{202A}+55 11 98765-4321\u{202C}", "\u{2066}+5511987654321\u{2069}", "\u{200E}5511987654321\u{200F}",
        "\u{202A}+55\u{A0}11\u{A0}98765\u{2011}4321\u{202C}", "\u{FEFF}whatsapp:\u{200E}+5511987654321",
        "\u{200E}5511987654321@c.us\u{200E}",
    ])
    func `is one number however it is written`(text: String) throws {
        #expect(try key(text, .whatsapp) == "phone:+5511987654321")
        #expect(try key(text, .phone) == "phone:+5511987654321")
    }

    @Test(arguments: [
        // Peru and Porto Alegre, Spain and Uberlândia, Singapore, Norway, Chile, Brazil's area code 55, North America.
        "51987654321", "5551987654321", "34912345678", "5534912345678", "6591234567", "4791234567", "56987654321",
        "5555987654321", "12025550123", "447911123456", "254712345678", "11987654321",
    ])
    func `of WhatsApp has its country code in front, and no other`(digits: String) throws {
        for region in ["BR", "GB", "US", nil] {
            #expect(try key(digits, .whatsapp, region: region) == "phone:+\(digits)")
            #expect(try key(digits + "@c.us", .whatsapp, region: region) == "phone:+\(digits)")
            #expect(try key("+" + digits, .whatsapp, region: region) == "phone:+\(digits)")
        }
    }

    @Test func `of digits alone is nobody's when it could be two people's`() throws {
        // A mobile of Porto Alegre, dialled at home, or of Peru.
        #expect(try key("51987654321", .phone) == "external:51987654321")
        #expect(try key("(51) 98765-4321", .phone) == "phone:+5551987654321")
        #expect(try key("051 98765-4321", .phone) == "phone:+5551987654321")
        #expect(try key("+51 987 654 321", .phone) == "phone:+51987654321")
        // No country has the number of which the country code would be a 1.
        #expect(try key("11987654321", .phone) == "phone:+5511987654321")
        #expect(try key("1133334444", .phone) == "phone:+551133334444")
    }

    @Test(
        arguments: [
            ("07911 123456", "GB", "phone:+447911123456"), ("7911123456", "GB", "phone:+447911123456"),
            ("07700 900123", "GB", "phone:+447700900123"), ("(202) 555-0123", "US", "phone:+12025550123"),
            ("1 202 555 0123", "US", "phone:+12025550123"), ("2025550123", "US", "phone:+12025550123"),
            ("(11) 98765-4321", nil, "external:(11) 98765-4321"), ("011 98765-4321", nil, "external:011 98765-4321"),
        ] as [(String, String?, String)])
    func `reads national numbers as its region's`(text: String, region: String?, expected: String) throws {
        #expect(try key(text, .phone, region: region) == expected)
    }

    @Test(arguments: [
        "CUST_12345", "12345", "190", "cus-9", "98765432109876543210", "1203630@lid", "+123", "+0011", "++55119", "0",
        "00", "+", "-", "()", "000000000000", "ＡＢＣ", "999123456789", "123.456.789-09", "55119",
    ])
    func `keeps what is no number as it came`(text: String) throws {
        #expect(try key(text, .whatsapp) == "external:\(text)")
    }

    @Test(
        arguments: [
            ("ana@example.com", nil), ("Ana@Example.COM", nil), ("Ana Silva <ANA@example.com>", "Ana Silva"),
            ("\"Silva, Ana\" <ana@example.com>", "Silva, Ana"), ("<ana@example.com>", nil),
            ("ana@example.com <ana@example.com>", nil), ("  mailto:ana@example.com", nil),
            ("\u{200B} <ana@example.com>", nil), ("ANA@EXAMPLE.COM\u{200B}", nil), ("\u{FEFF}ana@example.com", nil),
            ("ana@exam\u{AD}ple.com", nil), ("Ana <ana@example.com>\u{200B}", "Ana"),
            ("\u{202A}ana@example.com\u{202C}", nil), ("a\u{200D}na@example.com", nil),
        ] as [(String, String?)])
    func `is one address however it is written`(text: String, name: String?) throws {
        let identity = try ChannelIdentity(text, channel: .email)
        #expect(identity.key == "email:ana@example.com")
        #expect(identity.displayName == name)
        #expect(try key(text, .webChat) == "email:ana@example.com")
    }

    @Test(arguments: ["ana", "ana@", "@example.com", "a@b@c.d", "ana@host", "ana@.com", "CRM-77"])
    func `keeps what is no address as it came`(text: String) throws {
        #expect(try key(text, .email) == "external:\(text)")
    }

    @Test func `does not take a CRM's number for a telephone's on other channels`() throws {
        #expect(try key("11987654321", .webChat) == "external:11987654321")
        #expect(try key("11987654321", .email) == "external:11987654321")
        #expect(try key("+5511987654321", .webChat) == "phone:+5511987654321")
        #expect(try key("\u{202A}+5511987654321\u{202C}", .webChat) == "phone:+5511987654321")
    }

    @Test func `has nothing in it that nobody can see`() throws {
        #expect(try key("CUST\u{200B}_1\u{2060}", .webChat) == "external:CUST_1")
        #expect(try key("\u{200F}visitor 7\u{200E}", .webChat) == "external:visitor 7")
        // What joins letters and emoji is seen in them.
        #expect(try key("می\u{200C}خواهم", .webChat) == "external:می\u{200C}خواهم")
        #expect(try key("👩\u{200D}🚀", .webChat) == "external:👩\u{200D}🚀")
    }

    @Test func `keeps the case of outside identifiers and never mixes kinds`() throws {
        #expect(try key("cust_1", .webChat) != key("CUST_1", .webChat))
        #expect(try key("phone:+5511987654321", .webChat) == "external:phone:+5511987654321")
    }

    @Test(arguments: [
        ("", TextFlaw.empty), ("   ", .empty), ("a\u{0}b", .controlCharacters),
        ("a\nb", .controlCharacters), ("a\u{85}b", .controlCharacters), ("a\u{2028}b", .controlCharacters),
        ("\u{2029}", .controlCharacters), ("\u{3000}\u{2003}", .empty), ("\u{200B}", .invisible),
        (" \u{2060} ", .invisible), (String(repeating: "9", count: 257), .tooLong(limit: 256)),
    ])
    func `refuses what is nobody's`(text: String, flaw: TextFlaw) {
        #expect(throws: ChannelIdentity.Flaw.text(flaw)) { try ChannelIdentity(text, channel: .whatsapp) }
    }

    @Test(arguments: ["not an address", "a na@example.com", "Ana <ana@example>", "Ana Silva"])
    func `refuses words for an address on e-mail only`(text: String) throws {
        #expect(throws: ChannelIdentity.Flaw.notAnAddress) { try ChannelIdentity(text, channel: .email) }
        #expect(try key(text, .webChat) == "external:\(text)")
    }
}
