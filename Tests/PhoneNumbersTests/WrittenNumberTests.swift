import Testing

@testable import PhoneNumbers

@Suite struct `A written telephone number` {
    private func read(_ text: String, _ region: String? = "BR") -> String? {
        WrittenNumber(text)?.number(in: region.flatMap(PhoneRegion.init))?.text
    }

    @Test(arguments: [
        "+5511987650001", "+55 (0)11 98765-0001", "+55 011 98765-0001", "015 11 98765-0001", "0xx11 98765-0001",
        "0 (XX) 11 98765-0001", "(0**11) 98765-0001", "+55 0xx11 98765-0001", "(11) 98765-0001", "11 98765-0001",
        "11987650001", "011987650001", "0055 11 98765-0001", "0015 55 11 98765-0001", "5511987650001",
        "whatsapp:+5511987650001", "tel:+55-11-98765-0001", "5511987650001@c.us", "5511987650001:3@s.whatsapp.net",
        // Without the ninth digit, as WhatsApp and address books still have it.
        "551187650001", "+55 11 8765-0001", "(11) 8765-0001", "551187650001@c.us", "0xx11 8765-0001",
        // Copied out of a chat, or written on another keyboard.
        "\u{202A}+55\u{A0}11\u{A0}98765\u{2011}0001\u{202C}", "\u{200B}11 98765-0001\u{200B}",
        "（１１）９８７６５－０００１",
    ])
    func `is one number in Brazil however it is written`(text: String) {
        #expect(read(text) == "+5511987650001")
    }

    @Test(arguments: [
        ("07700 900123", "GB", "+447700900123"), ("+44 (0)7700 900123", "GB", "+447700900123"),
        ("(020) 7946 0140", "GB", "+442079460140"), ("7911123456", "GB", "+447911123456"),
        ("(202) 555-0123", "US", "+12025550123"), ("1 202 555 0123", "US", "+12025550123"),
        ("011 44 7911 123456", "US", "+447911123456"), ("06 698 12345", "IT", "+390669812345"),
        ("55 1234 5678", "MX", "+525512345678"), ("+52 1 55 1234 5678", "MX", "+525512345678"),
        ("5215512345678@c.us", "MX", "+525512345678"), ("011 15-2345-6789", "AR", "+5491123456789"),
        ("1133334444", "BR", "+551133334444"), ("0800 123 4567", "BR", "+558001234567"),
        ("00 15 1 202 555 0123", "BR", "+12025550123"), ("0021 44 7911 123456", "BR", "+447911123456"),
        // Area code 55 is not country code 55.
        ("55987654321", "BR", "+5555987654321"), ("5555987654321", "BR", "+5555987654321"),
        ("(51) 98765-4321", "BR", "+5551987654321"), ("+51 987 654 321", "BR", "+51987654321"),
    ])
    func `is read as its region writes it`(text: String, region: String, expected: String) {
        #expect(read(text, region) == expected)
    }

    @Test(arguments: [
        "", "+", "-", "()", "0", "00", "190", "12345", "+123", "+0011", "+999123456789", "000000000000", "CUST_12345",
        "1203630@lid", "98765432109876543210", "++5511987654321", "+55119", "+551198765432100", "11 98765-0001 r. 12",
        // Documents and customer numbers that are only as long as telephone numbers.
        "123.456.789-09", "12345678909", "4812345678", "12025550123", "xx11 98765-0001", "0xxx11 98765-0001",
    ])
    func `is none when it cannot be one`(text: String) {
        #expect(read(text) == nil)
    }

    @Test func `without a region is read only when it says its country`() {
        #expect(read("(11) 98765-0001", nil) == nil)
        #expect(read("011 98765-0001", nil) == nil)
        #expect(read("11987650001", nil) == nil)
        #expect(read("0055 11 98765-0001", nil) == "+5511987650001")
        #expect(read("+55 (0)11 98765-0001", nil) == "+5511987650001")
    }

    @Test(arguments: [
        ("51987654321", "+5551987654321", true), ("11987654321", "+5511987654321", false),
        ("(51) 98765-4321", "+5551987654321", false), ("5551987654321", "+5551987654321", false),
    ])
    func `may be a number of two countries`(text: String, expected: String, isAmbiguous: Bool) throws {
        let written = try #require(WrittenNumber(text))
        let number = try #require(written.number(in: PhoneRegion("BR")))
        #expect(number.text == expected)
        #expect(written.isAmbiguous(as: number) == isAmbiguous)
    }

    @Test func `takes as long as it may whatever it is`() {
        #expect(WrittenNumber(String(repeating: "9", count: 25)) == nil)
        #expect(WrittenNumber(String(repeating: "(", count: 256)) == nil)
    }
}

@Suite struct `A provider's number` {
    private func international(_ digits: String) -> String? {
        PhoneNumber(international: Array(digits.utf8))?.text
    }

    @Test(arguments: [
        "51987654321", "5551987654321", "56987654321", "34912345678", "6591234567", "4791234567", "12025550123",
        "447911123456", "254712345678", "5511987654321", "551133334444", "2904567", "393331234567",
    ])
    func `is what it says`(digits: String) {
        #expect(international(digits) == "+" + digits)
        // The second time from memory.
        #expect(international(digits) == "+" + digits)
    }

    @Test func `is one whether it has a digit of old or not`() {
        #expect(international("551187654321") == "+5511987654321")
        #expect(international("5215512345678") == "+525512345678")
        // Landlines never had another digit.
        #expect(international("551133334444") == "+551133334444")
    }

    @Test(arguments: [
        "", "0", "123", "999123456789", "0987654321", "55119", "551198765432100", "1234567890123456", "12x",
    ])
    func `is none when no country has such numbers`(digits: String) {
        #expect(international(digits) == nil)
    }

    @Test(arguments: ["", "br", "BRA", "ZZ", "XX", "001", "B\u{0}"])
    func `has no region that is none`(code: String) {
        #expect(PhoneRegion(code) == nil)
    }

    @Test func `is the same read by its digits and by the library`() {
        // What is remembered for a country code and a length is what the library says of a number itself.
        for step in 0..<3000 {
            // Digits without a zero, of every length there is, from a sequence that is the same each time.
            let digits = (0..<7 + step % 9).map { place in
                UInt8(ascii: "1") + UInt8((step * 7919 / (place + 1) + place) % 9)
            }
            let text = "+" + String(decoding: digits, as: UTF8.self)
            guard let parsed = PhoneNumber(dialled: text, in: nil), parsed.text == text else { continue }
            #expect(PhoneNumber(international: digits)?.text == text)
        }
    }
}
